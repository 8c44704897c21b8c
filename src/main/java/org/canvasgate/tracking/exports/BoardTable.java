package org.canvasgate.tracking.exports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.canvasgate.committee.Members;
import org.canvasgate.tracking.BodyNames;
import org.canvasgate.tracking.CaseFlow.Waiting;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.board.BoardPage;
import org.canvasgate.tracking.board.BoardQueries;
import org.canvasgate.tracking.board.BoardQuery;
import org.canvasgate.tracking.board.BoardRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** A view of the board as a table: the same question, the same rows, from the first to the last. */
@Service
class BoardTable {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name-en",
          "name-ko",
          "city",
          "kind",
          "field",
          "status",
          "stage",
          "waits-for",
          "waits-on",
          "due",
          "days-late",
          "score",
          "band",
          "scored-gate",
          "changed-at",
          "sample");

  private final BoardQueries board;
  private final Members members;
  private final BodyNames bodies;
  private final MessageSource messages;

  BoardTable(BoardQueries board, Members members, BodyNames bodies, MessageSource messages) {
    this.board = board;
    this.members = members;
    this.bodies = bodies;
    this.messages = messages;
  }

  /** Its columns, headed in the reader's language. */
  List<Column> columns(Locale locale) {
    return COLUMNS.stream()
        .map(key -> new Column(key.replace('-', '_'), say("exports.column." + key, locale)))
        .toList();
  }

  /**
   * Writes every row that the question finds, page by page.
   *
   * @param words whether people read it: choices in words, else as keys
   */
  void write(Reader reader, BoardQuery query, Locale locale, boolean words, TableFile to)
      throws IOException {
    var namer = new Namer(locale);
    BoardQuery from = query.sized(BoardQuery.MOST).from(null);
    while (true) {
      BoardPage page = board.rows(reader, from, locale);
      for (BoardRow row : page.rows()) if (!to.row(values(row, words, namer, locale))) return;
      if (page.next() == null) return;
      from = from.from(page.next());
    }
  }

  private List<Object> values(BoardRow row, boolean words, Namer namer, Locale locale) {
    return new ArrayList<>(
        Arrays.asList(
            row.proposalId(),
            row.nameEn(),
            row.nameKo(),
            row.city(),
            word("kind.", row.kind(), words, locale),
            word("service-field.", row.field(), words, locale),
            word("status.", row.status(), words, locale),
            word("stage.", row.stage(), words, locale),
            joined(row.waits().stream().map(Waiting::name).toList()),
            joined(row.waits().stream().map(namer::who).filter(who -> !who.isEmpty()).toList()),
            row.due(),
            row.daysLate(),
            row.score(),
            word("band.", row.band(), words, locale),
            word("gate.", row.scoredGate(), words, locale),
            row.changedAt(),
            words ? (row.sample() ? say("canvas.sample", locale) : null) : row.sample()));
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join("; ", texts);
  }

  private String word(String group, String key, boolean words, Locale locale) {
    return key == null || !words ? key : messages.getMessage(group + key, null, key, locale);
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  /** Whom a case waits for, as pages name them; every name is looked up once. */
  private final class Namer {
    private final Locale locale;
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();

    Namer(Locale locale) {
      this.locale = locale;
    }

    String who(Waiting step) {
      List<String> names =
          step.groups().stream()
              .map(group -> groups.computeIfAbsent(group, this::group))
              .collect(Collectors.toCollection(ArrayList::new));
      // As on pages: who of several has not answered yet is for the secretariat's own form.
      if (step.users().size() == 1)
        names.add(people.computeIfAbsent(step.users().get(0), members::name));
      return String.join(", ", names);
    }

    private String group(String group) {
      String known = messages.getMessage("group." + group, null, "", locale);
      return known.isEmpty() ? bodies.of(group, locale) : known;
    }
  }
}
