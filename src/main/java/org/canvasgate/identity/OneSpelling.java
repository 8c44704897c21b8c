package org.canvasgate.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address of Camunda's servlets that is written otherwise than it is read, such as
 * {@code /%65ngine-rest} or {@code /a/../engine-rest}. Spring looks for the servlet's path in the
 * address as it was written, finds none and ends in an error: any stranger could fill the log with
 * them, before anybody asks who it is.
 */
final class OneSpelling extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (plain(request)) chain.doFilter(request, response);
    else response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }

  private static boolean plain(HttpServletRequest request) {
    return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
        || request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
  }
}
