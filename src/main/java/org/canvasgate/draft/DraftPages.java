package org.canvasgate.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.canvasgate.form.Figures;
import org.canvasgate.form.OpenForms;
import org.canvasgate.identity.PageRight;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Tasklist's script keeps what a person is writing. Everything is about whoever is signed in;
 * the values themselves come back with the form, not from here.
 */
@RestController
class DraftPages {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** Read into memory before a draft's own limit is asked, which is far below. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final FormDrafts drafts;
  private final OpenForms forms;
  private final MessageSource messages;
  private final Clock clock;
  private final ObjectMapper json;
  private final Figures figures = new Figures();

  DraftPages(
      FormDrafts drafts, OpenForms forms, MessageSource messages, Clock clock, ObjectMapper json) {
    this.drafts = drafts;
    this.forms = forms;
    this.messages = messages;
    this.clock = clock;
    this.json = json;
  }

  /** The rights to these addresses. */
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  static class Rights {
    @Bean
    PageRight draftsOfOnesOwn() {
      return PageRight.signedIn("/drafts/**");
    }
  }

  /**
   * What there is to say about a form before somebody writes, and the token to save with; nothing
   * where the form is not theirs to fill in.
   */
  @GetMapping("/drafts/{kind}/{id}")
  ResponseEntity<Map<String, Object>> about(
      @PathVariable String kind,
      @PathVariable String id,
      Principal person,
      CsrfToken token,
      Locale locale) {
    Optional<OpenForms.Open> open = open(kind, id, person);
    if (open.isEmpty()) return ResponseEntity.noContent().build();
    Map<String, Object> about = new LinkedHashMap<>();
    drafts
        .savedAt(person.getName(), open.get().place())
        .ifPresent(at -> about.put("restored", say("draft.restored", locale, minute(at, locale))));
    about.put("discard", say("draft.discard", locale));
    about.put("ready", say("draft.ready", locale));
    about.put("unsaved", say("draft.unsaved", locale));
    about.put("header", token.getHeaderName());
    about.put("token", token.getToken());
    return answer(HttpStatus.OK, about);
  }

  @PutMapping("/drafts/{kind}/{id}")
  ResponseEntity<Map<String, Object>> save(
      @PathVariable String kind,
      @PathVariable String id,
      InputStream body,
      Principal person,
      Locale locale)
      throws IOException {
    byte[] sent = body.readNBytes(MOST_BYTES + 1);
    if (sent.length > MOST_BYTES)
      return told(HttpStatus.PAYLOAD_TOO_LARGE, say("draft.too-large", locale, MOST_BYTES / 1024));
    Map<String, Object> values;
    try {
      values = json.readValue(sent, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException notAnObject) {
      values = null;
    }
    if (values == null) return ResponseEntity.badRequest().build();
    return save(kind, id, values, person, locale);
  }

  private ResponseEntity<Map<String, Object>> save(
      String kind, String id, Map<String, Object> values, Principal person, Locale locale) {
    Supplier<Optional<OpenForms.Open>> form = () -> open(kind, id, person);
    Optional<OpenForms.Open> open = form.get();
    if (open.isEmpty()) return gone(locale);
    try {
      return drafts
          .save(person.getName(), open.get().place(), values, form)
          .map(at -> told(HttpStatus.OK, say("draft.saved", locale, minute(at, locale))))
          .orElseGet(() -> gone(locale));
    } catch (FormDrafts.TooLarge large) {
      return told(HttpStatus.PAYLOAD_TOO_LARGE, say("draft.too-large", locale, large.kilobytes()));
    }
  }

  @DeleteMapping("/drafts/{kind}/{id}")
  ResponseEntity<Map<String, Object>> discard(
      @PathVariable String kind, @PathVariable String id, Principal person, Locale locale) {
    Optional<OpenForms.Open> open = open(kind, id, person);
    if (open.isEmpty()) return gone(locale);
    drafts.discard(person.getName(), open.get().place());
    return told(HttpStatus.OK, say("draft.discarded", locale));
  }

  private Optional<OpenForms.Open> open(String kind, String id, Principal person) {
    return switch (kind) {
      case "task" -> forms.ofTask(person.getName(), id);
      case "start" -> forms.ofStart(id);
      default -> Optional.empty();
    };
  }

  private ResponseEntity<Map<String, Object>> gone(Locale locale) {
    return told(HttpStatus.NOT_FOUND, say("draft.gone", locale));
  }

  private static ResponseEntity<Map<String, Object>> told(HttpStatus status, String sentence) {
    return answer(status, Map.of("told", sentence));
  }

  private static ResponseEntity<Map<String, Object>> answer(
      HttpStatus status, Map<String, Object> body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }

  /** The time alone for today, else the day with it. */
  private String minute(Instant at, Locale locale) {
    return LocalDate.ofInstant(at, KOREA).equals(LocalDate.now(clock.withZone(KOREA)))
        ? MINUTE.format(at.atZone(KOREA))
        : figures.minute(at, locale);
  }

  private String say(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }
}
