package org.canvasgate.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.canvasgate.form.Submission;

/**
 * The money in a form: an amount and a note for each source. A proposal may have several lines of
 * one source, which the form shows as one; where the planner leaves it as shown, the lines stay.
 */
final class FundingFields {
  private FundingFields() {}

  static TreeSet<String> fields() {
    TreeSet<String> fields = new TreeSet<>();
    FundingLine.KINDS.forEach(
        kind -> {
          fields.add(amount(kind));
          fields.add(note(kind));
        });
    return fields;
  }

  static String amount(String kind) {
    return "funding_" + kind;
  }

  private static String note(String kind) {
    return amount(kind) + "_note";
  }

  static Map<String, Object> view(List<FundingLine> lines) {
    Map<String, Object> view = new LinkedHashMap<>();
    FundingLine.KINDS.forEach(
        kind -> {
          FundingLine shown = shown(kind, lines);
          view.put(amount(kind), shown.amount());
          view.put(note(kind), shown.note());
        });
    return view;
  }

  static List<FundingLine> read(Submission submission, List<FundingLine> before) {
    List<FundingLine> lines = new ArrayList<>();
    for (String kind : FundingLine.KINDS) {
      Double amount = submission.optionalNumber(amount(kind), 0, Numbers.MOST).orElse(null);
      String note = submission.optionalText(note(kind), 1000).orElse(null);
      FundingLine shown = shown(kind, before);
      if (Objects.equals(shown.amount(), amount) && Objects.equals(shown.note(), note))
        before.stream().filter(line -> line.kind().equals(kind)).forEach(lines::add);
      else if (amount != null || note != null) lines.add(new FundingLine(kind, amount, null, note));
    }
    return lines;
  }

  /** The lines of one source as one: the known amounts added up, the notes one after another. */
  private static FundingLine shown(String kind, List<FundingLine> lines) {
    List<FundingLine> own = lines.stream().filter(line -> line.kind().equals(kind)).toList();
    List<Double> known = own.stream().map(FundingLine::amount).filter(Objects::nonNull).toList();
    String notes =
        own.stream()
            .map(FundingLine::note)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
    return new FundingLine(
        kind,
        known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum(),
        null,
        notes.isEmpty() ? null : notes.substring(0, Math.min(notes.length(), 1000)));
  }
}
