package org.canvasgate.tracking.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a number that stands in every line of the log it causes and in its answer, so
 * that somebody who asks for help can be helped without saying who they are. A reverse proxy may
 * have given one already.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestNumbers extends OncePerRequestFilter {
  static final String HEADER = "X-Request-Id";

  /** The word of the log's settings. */
  private static final String KEY = "request";

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int DIGITS = 12;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String number = number(request);
    response.setHeader(HEADER, number);
    MDC.put(KEY, number);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  /** An error page is part of the same request. */
  private static String number(HttpServletRequest request) {
    if (request.getAttribute(HEADER) instanceof String known) return known;
    String given = request.getHeader(HEADER);
    String number =
        given != null && NUMBER.matcher(given).matches()
            ? given
            : UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
    request.setAttribute(HEADER, number);
    return number;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
