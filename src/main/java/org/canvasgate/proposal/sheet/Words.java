package org.canvasgate.proposal.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.proposal.FundingLine;
import org.canvasgate.proposal.ServiceField;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of the template, which says everything in both languages at once, and the choices that
 * its cells may hold.
 */
@Component
final class Words {
  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  /** A short text in both languages, on one line. */
  String both(String key) {
    return said(key, Locale.ENGLISH) + " / " + said(key, Locale.KOREAN);
  }

  /** A sentence in both languages, one below the other. */
  String lines(String key) {
    return said(key, Locale.ENGLISH) + "\n" + said(key, Locale.KOREAN);
  }

  String said(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  /**
   * A closed list.
   *
   * @param shown the words of each key as a cell shows them, in order
   * @param keys the key by whatever a person may write for it: the shown words, one language of
   *     them, the key itself
   */
  record Choices(Map<String, String> shown, Map<String, String> keys) {
    /** The key that a person means; null where there is none. */
    String key(String written) {
      return keys.get(simple(written));
    }

    private static String simple(String written) {
      return written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
  }

  Choices kinds() {
    List<String> keys = Arrays.stream(ServiceKind.values()).map(ServiceKind::key).toList();
    return choices(keys, key -> "kind." + key);
  }

  Choices fields() {
    List<String> keys = Arrays.stream(ServiceField.values()).map(ServiceField::key).toList();
    Choices choices = choices(keys, key -> "service-field." + key);
    ServiceField.sectors()
        .forEach(word -> choices.keys.putIfAbsent(word, ServiceField.ofSector(word).key()));
    return choices;
  }

  Choices sources() {
    return choices(FundingLine.KINDS, key -> "funding." + key);
  }

  Choices blocks() {
    List<String> keys = Arrays.stream(Block.values()).map(Block::key).toList();
    Choices choices = choices(keys, key -> "block." + key);
    keys.forEach(key -> choices.keys.put(key.replace('-', '_'), key));
    return choices;
  }

  private Choices choices(List<String> keys, Function<String, String> message) {
    Map<String, String> shown = new LinkedHashMap<>();
    Map<String, String> known = new HashMap<>();
    for (String key : keys) {
      String words = both(message.apply(key));
      shown.put(key, words);
      known.put(key, key);
      known.put(Choices.simple(words), key);
      for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN))
        known.put(Choices.simple(said(message.apply(key), language)), key);
    }
    return new Choices(shown, known);
  }
}
