package org.canvasgate.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.canvasgate.identity.signin.TooManyTries;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Tells a program at the door of REST that it is not let in: by a sentence where its owner can do
 * something about it, and with the seconds to wait; and that an address is not open to it.
 */
@Component
class ProgramRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String OURS = "identity.refused.";

  private final ObjectMapper json;
  private final MessageSource messages;
  private final LocaleResolver languages;

  ProgramRefusal(ObjectMapper json, MessageSource messages, LocaleResolver languages) {
    this.json = json;
    this.messages = messages;
    this.languages = languages;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    long seconds = failed instanceof TooManyTries many ? many.left().toSeconds() : 0;
    if (seconds > 0) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    } else response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Canvasgate\"");
    String key = failed.getMessage();
    if (key == null || !key.startsWith(OURS)) key = OURS + "password";
    answer(request, response, "NotSignedIn", key, seconds);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    answer(request, response, "NotOpen", OURS + "address");
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      String type,
      String key,
      Object... values)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    String sentence = messages.getMessage(key, values, languages.resolveLocale(request));
    json.writeValue(
        response.getOutputStream(),
        json.createObjectNode().put("type", type).put("message", sentence));
  }
}
