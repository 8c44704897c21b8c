package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Matches the whole address after the host. Spring Security's own patterns look behind the prefix
 * of the servlet that answers, and Camunda's REST interfaces are servlets of their own: there
 * {@code /engine-rest/**} would match nothing.
 */
final class Address implements RequestMatcher {
  private final HttpMethod method;
  private final PathPattern pattern;

  private Address(HttpMethod method, String pattern) {
    this.method = method;
    this.pattern = PathPatternParser.defaultInstance.parse(pattern);
  }

  static RequestMatcher[] of(String... patterns) {
    return Arrays.stream(patterns)
        .map(pattern -> new Address(null, pattern))
        .toArray(RequestMatcher[]::new);
  }

  static RequestMatcher one(String pattern) {
    return new Address(null, pattern);
  }

  static RequestMatcher get(String pattern) {
    return new Address(HttpMethod.GET, pattern);
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    if (method != null && !method.matches(request.getMethod())) return false;
    return pattern.matches(PathContainer.parsePath(of(request)));
  }

  /** The address after the host as the server takes it, decoded. */
  static String of(HttpServletRequest request) {
    String within = request.getPathInfo();
    return request.getServletPath() + (within == null ? "" : within);
  }

  @Override
  public String toString() {
    return (method == null ? "" : method + " ") + pattern;
  }
}
