package org.canvasgate.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form in which a document is hashed: RFC 8785, and its SHA-256. */
final class Canonical {
  /** Dates and times as ISO 8601 texts, whatever the application's own mapper does. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Beyond it not every whole number is a double, and RFC 8785 knows doubles only. */
  private static final long LARGEST_WHOLE = 1L << 53;

  private Canonical() {}

  /**
   * A document in canonical form.
   *
   * @throws IllegalArgumentException where a whole number has no exact double
   */
  static String of(JsonNode document) {
    refuseLargeNumbers(document);
    return of(document.toString());
  }

  /** Any JSON text in canonical form. */
  static String of(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  static String hash(byte[] bytes) {
    return DigestUtils.sha256Hex(bytes);
  }

  private static void refuseLargeNumbers(JsonNode node) {
    if (node.isIntegralNumber()
        && (!node.canConvertToLong() || Math.abs(node.longValue()) > LARGEST_WHOLE))
      throw new IllegalArgumentException(node + " is too large for a record.");
    node.forEach(Canonical::refuseLargeNumbers);
  }
}
