package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Writes every fault the same way, in the reader's language and without a word of the inside. */
@Component
class Faults {
  private final MessageSource messages;
  private final LocaleResolver languages;
  private final ObjectMapper json;

  Faults(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
    this.messages = messages;
    this.languages = languages;
    this.json = json;
  }

  /** The kinds of faults; each has a title and a detail among the messages. */
  enum Kind {
    UNREADABLE(HttpStatus.BAD_REQUEST),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED),
    NOT_ALLOWED(HttpStatus.FORBIDDEN),
    OUT_OF_SCOPE(HttpStatus.FORBIDDEN),
    KEPT_OFF(HttpStatus.FORBIDDEN),
    NOT_PUBLISHED(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    CHANGED(HttpStatus.CONFLICT),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE),
    MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    REFUSED(HttpStatus.UNPROCESSABLE_ENTITY),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    FAILED(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Kind(HttpStatus status) {
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A fault that a part of the interface raises itself. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    Raised(Kind kind) {
      super(kind.key());
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  void write(HttpServletRequest request, HttpServletResponse response, Kind kind)
      throws IOException {
    Locale locale = languages.resolveLocale(request);
    write(request, response, kind, say("api.fault." + kind.key() + ".text", locale), List.of());
  }

  /** With a sentence of another room, such as why a key is not good. */
  void write(HttpServletRequest request, HttpServletResponse response, Kind kind, String sentence)
      throws IOException {
    write(
        request,
        response,
        kind,
        say(sentence, languages.resolveLocale(request)),
        List.<Fault.FaultProblem>of());
  }

  void write(HttpServletRequest request, HttpServletResponse response, Kind kind, Refusal refusal)
      throws IOException {
    Locale locale = languages.resolveLocale(request);
    List<Fault.FaultProblem> problems =
        refusal.problems().stream().map(problem -> told(problem, locale)).toList();
    String detail =
        problems.stream()
            .map(Fault.FaultProblem::detail)
            .distinct()
            .collect(Collectors.joining("\n"));
    write(request, response, kind, detail, problems);
  }

  private Fault.FaultProblem told(Problem problem, Locale locale) {
    String field = problem.field() == null || problem.field().isEmpty() ? null : problem.field();
    return new Fault.FaultProblem(field, problem.key(), messages.getMessage(problem, locale));
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Kind kind,
      String detail,
      List<Fault.FaultProblem> problems)
      throws IOException {
    if (response.isCommitted()) return;
    Locale locale = languages.resolveLocale(request);
    response.resetBuffer();
    response.setStatus(kind.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
    json.writeValue(
        response.getOutputStream(),
        new Fault(
            "/api#fault-" + kind.key(),
            say("api.fault." + kind.key(), locale),
            kind.status().value(),
            detail,
            request.getRequestURI(),
            problems));
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
