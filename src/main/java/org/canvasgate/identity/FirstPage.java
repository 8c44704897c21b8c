package org.canvasgate.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.canvasgate.identity.signin.KnownBrowsers;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Where somebody is led who has signed in: to the page that they asked for; else to Tasklist, where
 * most people work; an administrator to the home page, which tells what the installation lacks.
 */
final class FirstPage extends SavedRequestAwareAuthenticationSuccessHandler {
  private final KnownBrowsers browsers;

  FirstPage(KnownBrowsers browsers) {
    this.browsers = browsers;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication user)
      throws ServletException, IOException {
    browsers.remember(user.getName(), request, response);
    super.onAuthenticationSuccess(request, response, user);
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, Authentication user) {
    boolean administers =
        user.getAuthorities().stream()
            .anyMatch(right -> right.getAuthority().equals(Role.ADMINISTRATORS.authority()));
    return administers ? "/" : WebSecurity.TASKLIST;
  }
}
