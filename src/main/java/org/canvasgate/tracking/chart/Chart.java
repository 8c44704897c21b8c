package org.canvasgate.tracking.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Figures over categories, such as amounts over years. All words are in the reader's language
 * already. A template shows it by {@code ~{chart/chart :: chart(${chart})}}; {@link ChartPicture}
 * draws it for paper.
 *
 * @param title what the figures are
 * @param unit in which all of them are told, such as "억원"; empty where they have none
 * @param categories from left to right, for instance years; none twice
 * @param series the figures, each with one value for each category
 * @param marks what is to be noticed at a category, such as the first year that is not paid for
 */
public record Chart(
    String title, String unit, List<String> categories, List<Series> series, List<Mark> marks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Digits after the point that a reader can use; the sources are not finer. */
  private static final int DIGITS = 2;

  public Chart {
    Objects.requireNonNull(title);
    unit = unit == null ? "" : unit;
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    if (categories.stream().distinct().count() < categories.size())
      throw new IllegalArgumentException("A category stands twice in the chart " + title + ".");
    for (Series each : series)
      if (each.values().size() != categories.size())
        throw new IllegalArgumentException(
            "The series %s has %d values for %d categories."
                .formatted(each.name(), each.values().size(), categories.size()));
    for (Mark mark : marks)
      if (!categories.contains(mark.category()))
        throw new IllegalArgumentException("No category " + mark.category() + " to mark.");
  }

  /** How a series is drawn. */
  public enum Kind {
    /** A bar of its own beside the others. */
    BAR,
    /** A part of the one stack that all series of this kind make. */
    STACK,
    /** A line over all categories; it breaks where a value is not known. */
    LINE;

    /** The word in the drawing's data. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One series.
   *
   * @param name as the legend and the table call it
   * @param values one for each category; null is "not known" and shown so, never as 0
   * @param uncertain hatched or dashed: foreseen, not secured, or not measured
   * @param tone which of the {@link Tones} it has; series that belong together share one
   */
  public record Series(String name, Kind kind, List<Double> values, boolean uncertain, int tone) {
    public Series {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
      values = Collections.unmodifiableList(new ArrayList<>(values));
      for (Double value : values)
        if (value != null && !Double.isFinite(value))
          throw new IllegalArgumentException("No number in the series " + name + ": " + value);
      if (tone < 0) throw new IllegalArgumentException("Tones count from 0, not " + tone + ".");
    }

    /** A series of bars. */
    public static Series bar(String name, List<Double> values, int tone) {
      return new Series(name, Kind.BAR, values, false, tone);
    }

    /** A part of the stack. */
    public static Series stack(String name, List<Double> values, int tone) {
      return new Series(name, Kind.STACK, values, false, tone);
    }

    /** A line. */
    public static Series line(String name, List<Double> values, int tone) {
      return new Series(name, Kind.LINE, values, false, tone);
    }

    /** The same figures, drawn as not certain. */
    public Series asUncertain() {
      return new Series(name, kind, values, true, tone);
    }
  }

  /**
   * Something to be noticed.
   *
   * @param category where
   * @param text what, in two or three words
   */
  public record Mark(String category, String text) {}

  /** A row of the table behind the drawing. */
  public record Row(String category, List<String> marks, List<Double> values) {}

  /** Whether there is a single figure to draw. */
  public boolean isEmpty() {
    return series.stream().allMatch(each -> each.values().stream().allMatch(Objects::isNull));
  }

  /** The figures by category, for the table. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      int at = i;
      String category = categories.get(i);
      rows.add(
          new Row(
              category,
              marks.stream()
                  .filter(mark -> mark.category().equals(category))
                  .map(Mark::text)
                  .toList(),
              series.stream().map(each -> each.values().get(at)).collect(Collectors.toList())));
    }
    return rows;
  }

  /** A figure as this chart writes it, at most two digits after the point; null stays null. */
  public String text(Double value, Locale locale) {
    if (value == null) return null;
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(DIGITS);
    return format.format(value);
  }

  /** What the drawing in the browser is made of: the figures, the marks and the colours. */
  public String json() {
    try {
      return JSON.writeValueAsString(
          new Drawing(
              unit,
              categories,
              series.stream()
                  .map(
                      each ->
                          new Drawn(
                              each.name(),
                              each.kind().key(),
                              each.values(),
                              each.uncertain(),
                              Tones.css(each.tone())))
                  .toList(),
              marks));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Drawing(
      String unit, List<String> categories, List<Drawn> series, List<Mark> marks) {}

  private record Drawn(
      String name, String kind, List<Double> values, boolean uncertain, String color) {}
}
