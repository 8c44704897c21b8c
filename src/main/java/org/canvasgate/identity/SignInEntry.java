package org.canvasgate.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.canvasgate.identity.signin.SignedInSessions;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Leads whoever is not signed in, or only half, to where they go on, and says why. */
final class SignInEntry
    implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
  private final SignedInSessions sessions;
  private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

  SignInEntry(SignedInSessions sessions) {
    this.sessions = sessions;
  }

  /** The page that was asked for is opened after the sign-in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException none)
      throws IOException {
    // asked before the session is, which a request makes anew
    boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    String page =
        switch (sessions.step(request)) {
          case CODE -> SecondStep.CODE;
          case ENROL -> SecondStep.ENROL;
          default -> WebSecurity.SIGN_IN + (ended ? "?ended" : "");
        };
    response.sendRedirect(request.getContextPath() + page);
  }

  /** A sign-in page that was open for too long has lost its token: it is shown anew. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (denied instanceof CsrfException && request.getServletPath().equals(WebSecurity.SIGN_IN))
      response.sendRedirect(request.getContextPath() + WebSecurity.SIGN_IN + "?stale");
    else otherwise.handle(request, response, denied);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException {
    response.sendRedirect(
        request.getContextPath() + WebSecurity.SIGN_IN + "?" + SignInRefusal.of(failed).query());
  }
}
