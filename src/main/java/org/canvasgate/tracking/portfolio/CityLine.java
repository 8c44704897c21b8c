package org.canvasgate.tracking.portfolio;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A city and what is planned and run there.
 *
 * @param city as its planners wrote it
 * @param province where it lies; null where no place of that name is known, or it lies abroad
 */
public record CityLine(String city, Province province, int evaluating, int operating, int ended) {

  /** Every city, the one with most services first. */
  static List<CityLine> of(Collection<CaseRow> cases, Places places) {
    Map<String, List<CaseRow>> byCity =
        cases.stream()
            .collect(Collectors.groupingBy(CaseRow::city, TreeMap::new, Collectors.toList()));
    return byCity.entrySet().stream()
        .map(
            city ->
                new CityLine(
                    city.getKey(),
                    places.of(city.getKey()).orElse(null),
                    count(city.getValue(), CaseRow::evaluating),
                    count(city.getValue(), CaseRow::operating),
                    count(city.getValue(), CaseRow::ended)))
        .sorted(Comparator.comparingInt(CityLine::all).reversed().thenComparing(CityLine::city))
        .toList();
  }

  /** How many cases there are in all. */
  public int all() {
    return evaluating + operating + ended;
  }

  private static int count(List<CaseRow> cases, java.util.function.Predicate<CaseRow> which) {
    return (int) cases.stream().filter(which).count();
  }
}
