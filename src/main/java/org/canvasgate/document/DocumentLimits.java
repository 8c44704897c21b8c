package org.canvasgate.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/** What the decision table {@code document-limits} lets into a case. */
@Component
public class DocumentLimits {
  static final long MEGABYTE = 1024L * 1024;
  private static final String TABLE = "document-limits";
  private static final String CASE = "case";

  private final Rules rules;

  DocumentLimits(Rules rules) {
    this.rules = rules;
  }

  /**
   * How much a case may hold.
   *
   * @param megabytes of 1,048,576 bytes, all documents together
   * @param documents how many
   */
  record OfACase(int megabytes, int documents) {}

  /** The kinds that are taken, with the most megabytes (of 1,048,576 bytes) that one may have. */
  public Map<DocumentKind, Integer> kinds() {
    Map<DocumentKind, Integer> kinds = new LinkedHashMap<>();
    Arrays.stream(DocumentKind.values())
        .forEach(
            kind ->
                rules.all(TABLE, Map.of("what", kind.key())).stream()
                    .map(rule -> number(rule, "mostMegabytes"))
                    .filter(most -> most > 0)
                    .findFirst()
                    .ifPresent(most -> kinds.put(kind, most)));
    return kinds;
  }

  OfACase ofACase() {
    Map<String, Object> rule = rules.one(TABLE, Map.of("what", CASE));
    return new OfACase(number(rule, "mostMegabytes"), number(rule, "mostDocuments"));
  }

  private static int number(Map<String, Object> rule, String name) {
    return rule.get(name) instanceof Number n ? n.intValue() : 0;
  }
}
