package org.canvasgate.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a refused request with the sentences alone: status 400, or the one that the refusal has,
 * and {@code {"type":"Refusal", "message":…}}. Left to itself the REST interface answers 500 and
 * puts "Cannot submit task form" and an id before the sentence, and Tasklist shows that to the
 * person.
 */
final class RefusalFilter extends OncePerRequestFilter {
  private final ObjectMapper json;

  RefusalFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    if (request.getAttribute(DatabaseAway.ATTRIBUTE) != null
        && kept.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      kept.reset();
      kept.setStatus(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE); // DatabaseAwayFilter says the rest
      return;
    }
    Object refused = request.getAttribute(Refusals.ATTRIBUTE);
    if (refused != null && kept.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
      kept.resetBuffer();
      kept.setStatus(
          request.getAttribute(Refusals.STATUS) instanceof Integer status
              ? status
              : HttpServletResponse.SC_BAD_REQUEST);
      kept.setContentType(MediaType.APPLICATION_JSON_VALUE);
      kept.setCharacterEncoding("UTF-8");
      json.writeValue(
          kept.getOutputStream(),
          json.createObjectNode().put("type", "Refusal").put("message", refused.toString()));
    }
    kept.copyBodyToResponse();
  }
}
