package org.canvasgate.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.database.Trouble;
import org.canvasgate.database.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers 503 in two sentences, with a hint when to try again, where the database was out of reach,
 * or had no room on its disk. It stands outside of everything: to show the usual page of an error,
 * the application would need the database again.
 */
final class DatabaseAwayFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);
  private static final String SECONDS = "10";

  private final ObjectMapper json;
  private final MessageSource messages;
  private final LocaleResolver languages;
  private final Troubles troubles;

  DatabaseAwayFilter(
      ObjectMapper json, MessageSource messages, LocaleResolver languages, Troubles troubles) {
    this.troubles = troubles;
    this.json = json;
    this.messages = messages;
    this.languages = languages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var held = new HeldErrors(response);
    try {
      chain.doFilter(request, held);
    } catch (IOException | ServletException | RuntimeException failed) {
      Optional<Trouble> trouble = troubles.in(failed);
      if (trouble.isEmpty() || response.isCommitted()) throw failed;
      LOG.warn("Answered 503, the database: {}", failed.toString());
      answer(request, response, trouble.get());
      return;
    }
    boolean failed =
        held.error != 0 || response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    if (failed
        && request.getAttribute(DatabaseAway.ATTRIBUTE) instanceof Trouble trouble
        && !response.isCommitted()) answer(request, response, trouble);
    else held.send();
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Trouble trouble)
      throws IOException {
    Locale language = languages.resolveLocale(request);
    String said = messages.getMessage(trouble.title(), null, language);
    String help = messages.getMessage(trouble.text(), null, language);
    response.reset();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setCharacterEncoding("UTF-8");
    if (readsPages(request)) {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.getWriter().write(page(language, said, help));
    } else {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      json.writeValue(
          response.getWriter(),
          json.createObjectNode().put("type", "DatabaseAway").put("message", said + ". " + help));
    }
  }

  private static boolean readsPages(HttpServletRequest request) {
    String accepts = request.getHeader(HttpHeaders.ACCEPT);
    return accepts != null && accepts.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static String page(Locale language, String said, String help) {
    return """
    <!DOCTYPE html>
    <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
    <meta name="viewport" content="width=device-width"></head>
    <body style="font-family: system-ui, sans-serif; line-height: 1.55; word-break: keep-all; color: #14273b;
      background: #f3f6f9; margin: 0; padding: 3rem 1rem">
    <main style="max-width: 36rem; margin: auto; padding: 1.2rem 1.6rem; background: #fff; border: 1px solid #cfd8e1;
      border-radius: 10px"><h1 style="font-size: 1.35rem">%s</h1><p>%s</p></main></body></html>
    """
        .formatted(
            language.getLanguage(),
            HtmlUtils.htmlEscape(said),
            HtmlUtils.htmlEscape(said),
            HtmlUtils.htmlEscape(help));
  }

  /** Keeps an error from being answered before it is known where it came from. */
  private static final class HeldErrors extends HttpServletResponseWrapper {
    private int error;
    private String said;

    HeldErrors(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      sendError(status, null);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
        super.sendError(status, message);
        return;
      }
      error = status;
      said = message;
    }

    private void send() throws IOException {
      if (error != 0 && !isCommitted()) super.sendError(error, said);
    }
  }
}
