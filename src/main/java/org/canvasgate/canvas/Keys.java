package org.canvasgate.canvas;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The spelling of a constant outside of the code: {@code KEY_PARTNERS} is {@code key-partners} in
 * tables, forms and pages. One place, so that every list of choices is spelt by the same rule.
 */
public final class Keys {
  /** Spelt once: past decisions are computed again by the hundred thousand. */
  private static final ClassValue<Map<String, Enum<?>>> BY_KEY =
      new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
          Map<String, Enum<?>> constants = new LinkedHashMap<>();
          for (Object each : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) each;
            constants.put(spelt(constant.name()), constant);
          }
          return constants;
        }
      };

  private static final ClassValue<String[]> KEYS =
      new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
          return BY_KEY.get(type).keySet().toArray(String[]::new);
        }
      };

  private Keys() {}

  /** The kebab-case key of a constant. */
  public static String of(Enum<?> constant) {
    return KEYS.get(constant.getDeclaringClass())[constant.ordinal()];
  }

  private static String spelt(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant that a key names, written with hyphens or with underscores, in any case.
   *
   * @throws IllegalArgumentException where the key is missing or names none; the sentence lists the
   *     choices
   */
  public static <E extends Enum<E>> E find(Class<E> type, String key) {
    String wanted = key == null ? "" : spelt(key.strip());
    Enum<?> found = BY_KEY.get(type).get(wanted);
    if (found != null) return type.cast(found);
    String choices =
        Arrays.stream(type.getEnumConstants()).map(Keys::of).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "\"%s\" is no %s; the choices are: %s.".formatted(wanted, type.getSimpleName(), choices));
  }
}
