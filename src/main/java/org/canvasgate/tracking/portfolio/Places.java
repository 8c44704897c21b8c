package org.canvasgate.tracking.portfolio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the province in which a city lies, by the words that somebody wrote for it.
 *
 * @param provinces by name in small letters, without the ending that says what kind of place it is
 */
record Places(Map<String, Province> provinces) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}-]+");
  private static final Pattern ENDING =
      Pattern.compile("-(si|gun|gu|do)$|(특별자치시|특별자치도|특별시|광역시|시|군|도)$");

  Places {
    provinces = Map.copyOf(provinces);
  }

  /** Empty where no word is a known place, or where two of them lie in different provinces. */
  Optional<Province> of(String city) {
    Set<Province> found =
        words(city)
            .map(provinces::get)
            .filter(province -> province != null)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static Stream<String> words(String city) {
    return Stream.of(BETWEEN_WORDS.split(city.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .flatMap(word -> List.of(word, ENDING.matcher(word).replaceFirst("")).stream())
        .distinct();
  }
}
