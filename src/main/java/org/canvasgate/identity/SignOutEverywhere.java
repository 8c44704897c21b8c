package org.canvasgate.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever signs out of one of Camunda's web applications has signed out of all and of our pages.
 * Runs around Camunda's own sign-out, which has checked that the request comes from its page.
 */
final class SignOutEverywhere extends OncePerRequestFilter {
  private static final String LOGOUT = "/camunda/api/admin/auth/user/[^/]+/logout";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !request.getRequestURI().matches(LOGOUT);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST)
      new SecurityContextLogoutHandler()
          .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
  }
}
