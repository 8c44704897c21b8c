package org.canvasgate.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in by the page comes from; one without these comes from a program. */
public final class PageDetails extends WebAuthenticationDetails {
  @Serial private static final long serialVersionUID = 1L;

  private final transient String browser;

  public PageDetails(HttpServletRequest request) {
    super(request);
    this.browser = KnownBrowsers.shown(request);
  }

  String browser() {
    return browser;
  }
}
