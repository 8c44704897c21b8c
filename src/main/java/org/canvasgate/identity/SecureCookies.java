package org.canvasgate.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Behind TLS the cookie of Camunda's own token goes by TLS alone, as our own cookies do. Camunda
 * asks for a setting instead, which somebody forgets.
 */
final class SecureCookies extends OncePerRequestFilter {
  private static final String TOKEN = "XSRF-TOKEN=";
  private static final String SECURE = "Secure";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.isSecure();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public void addHeader(String name, String value) {
            super.addHeader(name, secure(name, value));
          }

          @Override
          public void setHeader(String name, String value) {
            super.setHeader(name, secure(name, value));
          }
        });
  }

  private static String secure(String name, String value) {
    boolean bare =
        HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
            && value.startsWith(TOKEN)
            && !value.contains(SECURE);
    return bare ? value + ";" + SECURE : value;
  }
}
