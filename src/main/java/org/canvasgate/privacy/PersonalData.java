package org.canvasgate.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each column of the database holds of people, as {@code personal-data.txt} says. A column
 * that the file does not name fails the build, so that nobody adds one without a thought.
 */
public final class PersonalData {

  /** What a column holds, and what becomes of it when the person leaves. */
  public enum Kind {
    /** Nothing of anybody. */
    NONE,
    /** The id of a person; a pseudonym takes its place. */
    PERSON,
    /** A list of ids; a pseudonym takes the place of the one. */
    PEOPLE,
    /** A document that may hold ids or names; a pseudonym takes their place. */
    DOCUMENT,
    /** The id of the person whose row it is: the row goes. */
    OWNER,
    /** The name of a person, in a row that goes. */
    NAME,
    /** How to reach a person, in a row that goes or is emptied. */
    CONTACT,
    /** What only the person knows or carries, in a row that goes. */
    SECRET,
    /** What people wrote or sent; it stays with the case, also where it names somebody. */
    WRITTEN,
    /** The id of a person in what is only added to: the owner's function puts a pseudonym there. */
    SEALED,
    /**
     * What a running case holds; whoever leaves has given it on, and it goes with the case's end.
     */
    RUNNING;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<String, Map<String, Kind>> tables;

  private PersonalData(Map<String, Map<String, Kind>> tables) {
    this.tables = tables;
  }

  /** A column by its table. */
  public record Column(String table, String name) {}

  /** The file that comes with the application. */
  public static PersonalData known() {
    try (InputStream text = PersonalData.class.getResourceAsStream("personal-data.txt")) {
      return read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads lines such as {@code seat: person=member,replaced_by none=panel_id}.
   *
   * @throws IllegalArgumentException for a line that says something else
   */
  static PersonalData read(String text) {
    var tables = new LinkedHashMap<String, Map<String, Kind>>();
    for (String line : text.lines().map(l -> l.replaceAll("#.*", "").strip()).toList()) {
      if (line.isEmpty()) continue;
      String[] parts = line.split("[:\\s]+");
      Map<String, Kind> columns = tables.computeIfAbsent(parts[0], table -> new LinkedHashMap<>());
      for (int i = 1; i < parts.length; i++) {
        String[] said = parts[i].split("=", 2);
        Kind kind = Kind.valueOf(said[0].toUpperCase(Locale.ROOT));
        for (String column : said[1].split(",")) columns.put(column, kind);
      }
    }
    return new PersonalData(tables);
  }

  /** Every column of that kind, in the order of the file. */
  public List<Column> of(Kind kind) {
    var found = new ArrayList<Column>();
    tables.forEach(
        (table, columns) ->
            columns.forEach(
                (column, k) -> {
                  if (k == kind) found.add(new Column(table, column));
                }));
    return found;
  }

  /** The kind of a column; null where the file says nothing. */
  public Kind kind(String table, String column) {
    return tables.getOrDefault(table, Map.of()).get(column);
  }

  /** All tables that hold something of people. */
  public List<String> tablesWithPeople() {
    return tables.entrySet().stream()
        .filter(table -> table.getValue().values().stream().anyMatch(kind -> kind != Kind.NONE))
        .map(Map.Entry::getKey)
        .toList();
  }
}
