package org.canvasgate.tracking.api;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Long lists come page by page; where the next begins stands in the header Link (RFC 8288). */
final class Pages {
  /** How many lines a page has where nobody says. */
  static final String SIZE = "50";

  private static final int MOST = 200;

  private Pages() {}

  /** How many lines to read; what makes no sense is put right. */
  static int size(int asked) {
    return Math.max(1, Math.min(asked, MOST));
  }

  /** A value as an address has it. */
  static String encoded(String value) {
    return UriUtils.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * A page.
   *
   * @param next changes the address that was asked for into that of the next page, with values that
   *     are {@link #encoded}; null on the last page
   */
  static <T> ResponseEntity<T> of(T page, UnaryOperator<UriComponentsBuilder> next) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (next != null)
      answer.header(
          HttpHeaders.LINK,
          "<"
              // What came in is encoded already, and must not be so twice.
              + next.apply(ServletUriComponentsBuilder.fromCurrentRequest())
                  .build(true)
                  .toUriString()
              + ">; rel=\"next\"");
    return answer.body(page);
  }
}
