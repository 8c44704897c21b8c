package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets Camunda's web applications take over who has signed in here. Public with a public
 * constructor because Camunda's filter makes it by its class name.
 */
public final class SignedInUser implements AuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(
      HttpServletRequest request, ProcessEngine engine) {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null
        || !signedIn.isAuthenticated()
        || signedIn instanceof AnonymousAuthenticationToken)
      return AuthenticationResult.unsuccessful();
    AuthenticationResult result = AuthenticationResult.successful(signedIn.getName());
    Set<String> groups = Role.groups(signedIn);
    result.setGroups(List.copyOf(groups));
    forgetOthers(request, engine, groups);
    return result;
  }

  /**
   * Camunda keeps the groups of the sign-in in the session; where they are not those of now it asks
   * anew.
   */
  private static void forgetOthers(
      HttpServletRequest request, ProcessEngine engine, Set<String> groups) {
    Authentications kept = AuthenticationUtil.getAuthsFromSession(request.getSession());
    if (kept.getAuthenticationForProcessEngine(engine.getName())
            instanceof UserAuthentication before
        && !(before.getGroupIds() != null && Set.copyOf(before.getGroupIds()).equals(groups)))
      kept.removeByEngineName(engine.getName());
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(
      HttpServletResponse response, ProcessEngine engine) {
    // the sign-in page is the challenge
  }
}
