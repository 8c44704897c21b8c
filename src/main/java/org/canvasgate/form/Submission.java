package org.canvasgate.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a person sent with a form, read field by field. A reader that finds a mistake notes it and
 * returns null or nothing, so that all mistakes are told together by {@link #check()}.
 *
 * <p>The sentences name a field by the message key {@code field.<name>}.
 */
public final class Submission {
  /** Longest text of a field, in characters: enough for a page, too little to fill a disk. */
  public static final int LONGEST_TEXT = 10_000;

  private final Map<String, Object> values;
  private final List<Problem> problems = new ArrayList<>();

  public Submission(Map<String, Object> values) {
    this.values = Map.copyOf(withoutNulls(values));
  }

  private static Map<String, Object> withoutNulls(Map<String, Object> values) {
    var kept = new java.util.HashMap<String, Object>();
    values.forEach(
        (name, value) -> {
          if (value != null) kept.put(name, value);
        });
    return kept;
  }

  /** Refuses at once what the form does not know, such as a routing fact slipped in by REST. */
  public void allowOnly(Set<String> fields) {
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(fields);
    if (!unknown.isEmpty()) throw new Refusal("form.unknown-fields", String.join(", ", unknown));
  }

  /** A text that must be there. */
  public String text(String field) {
    return text(field, LONGEST_TEXT);
  }

  /** A text that must be there and has a limit of its own, in characters. */
  public String text(String field, int longest) {
    return optionalText(field, longest).orElseGet(() -> missing(field));
  }

  /** A text that may be left empty. */
  public Optional<String> optionalText(String field) {
    return optionalText(field, LONGEST_TEXT);
  }

  /** A text that may be left empty and has a limit of its own, in characters. */
  public Optional<String> optionalText(String field, int longest) {
    Object value = values.get(field);
    if (value == null || value.toString().isBlank()) return Optional.empty();
    String text = value.toString().strip();
    if (text.length() > longest) {
      problem(field, "form.text-too-long", label(field), longest);
      return Optional.empty();
    }
    if (!storable(text)) {
      problem(field, "form.unprintable", label(field));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The database keeps no NUL, and a lone surrogate is half a character. */
  public static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.getType(c) == Character.SURROGATE
                    || Character.isISOControl(c) && !Character.isWhitespace(c));
  }

  /** A number that must be there, between two bounds, both allowed. */
  public Double number(String field, double least, double most) {
    return values.containsKey(field) && !values.get(field).toString().isBlank()
        ? optionalNumber(field, least, most).orElse(null)
        : missing(field);
  }

  /** A number that may be left empty: empty is "not known", never zero. */
  public Optional<Double> optionalNumber(String field, double least, double most) {
    Object value = values.get(field);
    if (value == null || value.toString().isBlank()) return Optional.empty();
    try {
      double number = Double.parseDouble(value.toString().strip());
      if (number >= least && number <= most) return Optional.of(number);
    } catch (NumberFormatException notANumber) {
      // told below, together with numbers out of range
    }
    problem(field, "form.number-out-of-range", label(field), least, most);
    return Optional.empty();
  }

  /** A whole number that must be there, between two bounds, both allowed. */
  public Integer wholeNumber(String field, int least, int most) {
    Double number = number(field, least, most);
    if (number == null) return null;
    if (number != Math.rint(number)) {
      problem(field, "form.whole-number", label(field));
      return null;
    }
    return number.intValue();
  }

  /** One of a closed list, by a parser that throws IllegalArgumentException for anything else. */
  public <T> T choice(String field, Function<String, T> parser) {
    Optional<String> text = optionalText(field);
    if (text.isEmpty()) return missing(field);
    try {
      return parser.apply(text.get());
    } catch (IllegalArgumentException unknown) {
      problem(field, "form.unknown-choice", label(field), text.get());
      return null;
    }
  }

  /** A box that may be ticked. */
  public boolean checked(String field) {
    return Boolean.parseBoolean(String.valueOf(values.get(field)));
  }

  /** A date, as {@code 2026-11-23}, that must be there. */
  public LocalDate date(String field) {
    Optional<String> text = optionalText(field);
    if (text.isEmpty()) return missing(field);
    try {
      return LocalDate.parse(text.get());
    } catch (DateTimeParseException notADate) {
      problem(field, "form.not-a-date", label(field), text.get());
      return null;
    }
  }

  /** Several texts, as a checklist or tag list sends them. */
  public List<String> texts(String field) {
    Object value = values.get(field);
    if (value instanceof Collection<?> several)
      return several.stream().map(String::valueOf).distinct().toList();
    return optionalText(field).map(List::of).orElse(List.of());
  }

  /** Notes a problem; {@link #check()} tells it. */
  public void problem(String field, String key, Object... arguments) {
    problems.add(new Problem(field, key, arguments));
  }

  /**
   * Ends the reading.
   *
   * @throws Refusal with every problem noted so far
   */
  public void check() {
    if (!problems.isEmpty()) throw new Refusal(problems);
  }

  private <T> T missing(String field) {
    boolean told = problems.stream().anyMatch(problem -> problem.field().equals(field));
    if (!told) problem(field, "form.missing", label(field));
    return null;
  }

  private static Object label(String field) {
    return Problem.name("field." + field);
  }
}
