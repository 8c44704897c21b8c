package org.canvasgate.diagram.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The elements and attributes that a kind of file may have, and what each may hold: a white list,
 * read from a text beside this class. What it does not name is refused, so that a new version of
 * the engine opens no new door.
 */
final class Grammar {
  static final Grammar PROCESS = read("process.grammar");
  static final Grammar TABLE = read("table.grammar");
  static final Grammar FORM = read("form.grammar");

  /** What an attribute or the text of an element may hold. */
  enum Holds {
    /** Anything but an expression. */
    TEXT,
    /** A name of letters, digits, hyphens and underscores. */
    NAME,
    /** The name of a fact that neither a form nor a step of the application decides. */
    FACT,
    /** As a fact; a step of the application may also be told which status or window it is about. */
    INPUT,
    /** The business key of the case, and no other. */
    KEY,
    /** Whoever begins a case is its planner. */
    INITIATOR,
    /** How often a failed step is tried again, and after which pause. */
    RETRY,
    /** A duration of at least a minute, or an expression. */
    DURATION,
    /** A colour by name or number; other words could fetch something. */
    COLOUR,
    /** A number. */
    NUMBER,
    /** true or false. */
    FLAG,
    /** An expression, a text with expressions in it, or plain text. */
    EXPRESSION,
    /** One of the named delegates. */
    DELEGATE,
    /** A repetition with a count, no faster than once a minute. */
    CYCLE,
    /** A number of at most 100. */
    FEW,
    /** FEEL. */
    FEEL,
    /** The condition of a rule, in FEEL. */
    TEST,
    /** The name of the language FEEL. */
    LANGUAGE,
    /** Which version is meant: deployment or latest. */
    BINDING,
    /** A formal expression, as the modelers write it. */
    FORMAL,
    /** One of few words that say how an answer is taken over. */
    RESULT,
    /** Nothing at all. */
    NOTHING
  }

  private final Map<String, Map<String, Holds>> elements = new HashMap<>();
  private final Map<String, Holds> texts = new HashMap<>();

  private Grammar() {}

  boolean knows(String element) {
    return elements.containsKey(element);
  }

  Optional<Holds> attribute(String element, String attribute) {
    return Optional.ofNullable(elements.get(element).get(attribute));
  }

  /** What may stand between the tags of an element. */
  Holds text(String element) {
    return texts.getOrDefault(element, Holds.NOTHING);
  }

  private static Grammar read(String resource) {
    try (InputStream text = Grammar.class.getResourceAsStream(resource)) {
      var grammar = new Grammar();
      new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(grammar::add);
      return grammar;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One line: the element, what its text holds, its attributes with what they hold. */
  private void add(String line) {
    String[] words = line.split("\\s+");
    String element = words[0];
    Map<String, Holds> attributes =
        Arrays.stream(words)
            .skip(1)
            .filter(word -> !word.startsWith("="))
            .map(word -> word.split("="))
            .collect(
                Collectors.toMap(
                    word -> word[0], word -> word.length == 1 ? Holds.TEXT : holds(word[1])));
    elements.put(element, attributes);
    Arrays.stream(words)
        .filter(word -> word.startsWith("="))
        .forEach(word -> texts.put(element, holds(word.substring(1))));
  }

  private static Holds holds(String word) {
    return Holds.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
