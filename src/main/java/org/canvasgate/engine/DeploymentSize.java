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
 * Ends a deployment by REST at the size of a release, and whatever else is sent to the engine at a
 * few megabytes: its resources read the whole body into memory before anybody looks at it. Answered
 * by {@link RefusalFilter}.
 */
final class DeploymentSize extends OncePerRequestFilter {
  /** Ten megabytes of files, and what the parts of a form need around them. */
  private static final long MOST_BYTES = 11L * 1024 * 1024;

  /** Everything else that the engine takes: more than any form of ours may have. */
  private static final long MOST_OF_OTHERS = 4L * 1024 * 1024;

  private static final String ADDRESS = "/deployment/create";

  private final MessageSource messages;

  DeploymentSize(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = OpenCommands.address(request).contains(ADDRESS) ? MOST_BYTES : MOST_OF_OTHERS;
    if (request.getContentLengthLong() > most) {
      refuse(request, most);
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(
        new CountedBody(
            request,
            most,
            () -> {
              refuse(request, most);
              return new IllegalArgumentException(ADDRESS);
            }),
        response);
  }

  private void refuse(HttpServletRequest request, long most) {
    boolean release = most == MOST_BYTES;
    if (!release)
      request.setAttribute(Refusals.STATUS, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    request.setAttribute(
        Refusals.ATTRIBUTE,
        messages.getMessage(
            release ? "guard.door.too-large" : "load.too-large.text",
            new Object[] {most / (1024 * 1024)},
            LocaleContextHolder.getLocale()));
  }
}
