package org.canvasgate.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A case's decision records on its page. */
@Component
@Order(80)
class RecordSection implements CaseSection {
  private final Chain chain;
  private final RecordReaders readers;

  RecordSection(Chain chain, RecordReaders readers) {
    this.chain = chain;
    this.readers = readers;
  }

  @Override
  public String template() {
    return "record/section";
  }

  @Override
  public String title() {
    return "record.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (!readers.of(proposalId, user, groups).some()) return Map.of();
    List<Chain.Row> rows =
        chain.about(proposalId).stream()
            .filter(row -> readers.of(row.entry().round(), user, groups).some())
            .toList();
    return rows.isEmpty() ? Map.of() : Map.of("entries", rows);
  }
}
