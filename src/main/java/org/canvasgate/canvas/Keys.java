package org.canvasgate.canvas;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The spelling of a constant outside of the code: {@code KEY_PARTNERS} is {@code key-partners} in
 * tables, forms and pages. One place, so that every list of choices is spelt by the same rule.
 */
public final class Keys {
  private Keys() {}

  /** The kebab-case key of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant that a key names, written with hyphens or with underscores, in any case.
   *
   * @throws IllegalArgumentException where the key is missing or names none; the sentence lists the
   *     choices
   */
  public static <E extends Enum<E>> E find(Class<E> type, String key) {
    String wanted = key == null ? "" : key.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(wanted)) {
        return constant;
      }
    }
    String choices =
        Arrays.stream(type.getEnumConstants()).map(Keys::of).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "\"%s\" is no %s; the choices are: %s.".formatted(wanted, type.getSimpleName(), choices));
  }
}
