package org.canvasgate.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a deployment by REST at the size of a release: the engine's resource reads the whole body
 * into memory before anybody looks at it. Answered by {@link RefusalFilter}.
 */
final class DeploymentSize extends OncePerRequestFilter {
  /** Ten megabytes of files, and what the parts of a form need around them. */
  private static final long MOST_BYTES = 11L * 1024 * 1024;

  private static final String ADDRESS = "/deployment/create";

  private final MessageSource messages;

  DeploymentSize(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !OpenCommands.address(request).contains(ADDRESS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      refuse(request);
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(
        new CountedBody(
            request,
            MOST_BYTES,
            () -> {
              refuse(request);
              return new IllegalArgumentException(ADDRESS);
            }),
        response);
  }

  private void refuse(HttpServletRequest request) {
    request.setAttribute(
        Refusals.ATTRIBUTE,
        messages.getMessage(
            "guard.door.too-large",
            new Object[] {MOST_BYTES / (1024 * 1024)},
            LocaleContextHolder.getLocale()));
  }
}
