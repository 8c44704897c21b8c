package org.canvasgate.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the tests that cause faults have in common: how often each is caused, a line on the way for
 * whoever waits, and one table of what was measured.
 *
 * <p>{@code mvn verify} causes each fault a few times, {@code mvn verify -Pfaults} as often as it
 * takes to believe it. {@code -Dcanvasgate.faults.seeds=5} says how often instead, and {@code
 * -Dcanvasgate.faults.seed=17} with which seed to begin, which is how a failure is seen again.
 */
public final class Faults {
  private static final Path TABLE = Path.of("target", "faults.txt");
  private static final List<String> HEAD = List.of("fault", "form", "times", "measured", "when");
  private static final String BETWEEN = " | ";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Faults() {}

  /** Whether this is the long form, for which there are hours. */
  public static boolean full() {
    return System.getProperty("canvasgate.faults", "short").equals("full");
  }

  /** How often a fault is caused. */
  public static int times(int inShort, int inFull) {
    return Integer.getInteger("canvasgate.faults.seeds", full() ? inFull : inShort);
  }

  /** One seed for each time that a fault is caused, the same ones in every run. */
  public static long[] seeds(int inShort, int inFull) {
    long first = Long.getLong("canvasgate.faults.seed", 1);
    return LongStream.range(first, first + times(inShort, inFull)).toArray();
  }

  /** A line for whoever waits. */
  public static void progress(String fault, int done, int of, String said) {
    System.out.printf("[faults] %s %d/%d %s%n", fault, done, of, said);
  }

  /**
   * Keeps what was measured for the table. A later run of the same fault in the same form takes the
   * row's place.
   *
   * @param times how often the fault was caused
   * @param measured numbers with their units, in one line
   */
  public static void row(String fault, int times, String measured) {
    List<String> row =
        List.of(
            plain(fault),
            full() ? "full" : "short",
            Integer.toString(times),
            plain(measured),
            LocalDateTime.now().format(MINUTE));
    System.out.println("[faults] " + String.join(BETWEEN, row));
    try {
      Files.createDirectories(TABLE.getParent());
      // Two processes run tests at a time, and each may have a row for the same table.
      try (var file =
              FileChannel.open(
                  TABLE.resolveSibling("faults.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = file.lock()) {
        List<List<String>> rows = new ArrayList<>(rows());
        rows.removeIf(old -> old.subList(0, 2).equals(row.subList(0, 2)));
        rows.add(row);
        Files.writeString(TABLE, drawn(rows));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s|]+", " ").strip();
  }

  /** The table as it stands, empty before the first row. */
  public static String table() {
    try {
      return Files.exists(TABLE) ? Files.readString(TABLE, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> rows() {
    return table()
        .lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(row -> row.size() == HEAD.size())
        .toList();
  }

  private static String drawn(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(HEAD));
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return all.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(column -> String.format("%-" + widths[column] + "s", row.get(column)))
                    .collect(Collectors.joining(BETWEEN))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
