package org.canvasgate.engine.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers that need nothing but the request: no session, no database, no template. A browser gets a
 * page, everybody else a problem (RFC 9457), in the reader's language.
 */
final class PlainAnswers {
  /** Seconds after which it is worth coming again. */
  static final int COME_AGAIN = 10;

  private final MessageSource messages;
  private final LocaleResolver languages;
  private final ObjectMapper json;

  PlainAnswers(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
    this.messages = messages;
    this.languages = languages;
    this.json = json;
  }

  /** Not now: status 503 and when to come again. */
  void busy(HttpServletRequest request, HttpServletResponse response, String key)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(COME_AGAIN));
    write(request, response, HttpStatus.SERVICE_UNAVAILABLE, key, 0);
  }

  /**
   * Answers with a title and a text.
   *
   * @param key of the title; the text's key ends in {@code .text}
   * @param bytes told in the text, as megabytes
   */
  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String key,
      long bytes)
      throws IOException {
    Locale locale = languages.resolveLocale(request);
    String title = messages.getMessage(key, null, locale);
    String text = messages.getMessage(key + ".text", new Object[] {bytes / (1024 * 1024)}, locale);
    response.resetBuffer();
    response.setStatus(status.value());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (wantsPage(request)) {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setHeader(
          "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      response.getWriter().write(page(locale, title, text));
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    // Tasklist shows what stands under "message".
    json.writeValue(
        response.getOutputStream(),
        json.createObjectNode()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status.value())
            .put("detail", text)
            .put("message", text));
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static String page(Locale locale, String title, String text) {
    return page(
        locale.getLanguage(),
        title,
        "<h1>%s</h1><p>%s</p>".formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(text)));
  }

  static String page(String language, String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
    <style>body{margin:3rem auto;max-width:36rem;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif;
    color:#1c2430;background:#f6f7f9}main{background:#fff;border:1px solid #d9dee6;border-radius:.5rem;
    padding:1.5rem}h1{font-size:1.25rem;margin-top:0}</style></head>
    <body><main><p><strong>Canvasgate</strong></p>%s</main></body></html>
    """
        .formatted(language, HtmlUtils.htmlEscape(title), body);
  }
}
