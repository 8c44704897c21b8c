package org.canvasgate.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps an answer back until it is whole, so that it can still be another one. */
abstract class AnswersKept extends OncePerRequestFilter {

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    look(request, kept);
    kept.copyBodyToResponse();
  }

  /** Looks at the whole answer, and may change it; it leaves then. */
  abstract void look(HttpServletRequest request, ContentCachingResponseWrapper answer)
      throws IOException;
}
