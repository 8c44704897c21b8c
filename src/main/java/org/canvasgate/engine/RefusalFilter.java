package org.canvasgate.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a refused request with the sentences alone: status 400, or the one that the refusal has,
 * and {@code {"type":"Refusal", "message":…}}. Left to itself the REST interface answers 500 and
 * puts "Cannot submit task form" and an id before the sentence, and Tasklist shows that to the
 * person.
 */
final class RefusalFilter extends AnswersKept {
  private final ObjectMapper json;

  RefusalFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  void look(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
    if (request.getAttribute(DatabaseAway.ATTRIBUTE) != null
        && answer.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      answer.reset();
      // DatabaseAwayFilter says the rest
      answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Object refused = request.getAttribute(Refusals.ATTRIBUTE);
    if (refused == null || answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST) return;
    answer.resetBuffer();
    answer.setStatus(
        request.getAttribute(Refusals.STATUS) instanceof Integer status
            ? status
            : HttpServletResponse.SC_BAD_REQUEST);
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setCharacterEncoding("UTF-8");
    json.writeValue(
        answer.getOutputStream(),
        json.createObjectNode().put("type", "Refusal").put("message", refused.toString()));
  }
}
