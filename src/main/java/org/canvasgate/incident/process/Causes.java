package org.canvasgate.incident.process;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.canvasgate.incident.Cause;

/** Reads from the place in the program where a step failed what kind of failure it was. */
final class Causes {
  /** The first that is found counts: what is told most precisely comes first. */
  private static final List<Map.Entry<Cause, Pattern>> SIGNS =
      List.of(
          Map.entry(Cause.DATABASE, sign("PSQLException", "SQL\\w*Exception", "CannotGetJdbc")),
          Map.entry(Cause.RULE, sign("org\\.canvasgate\\.form\\.Refusal")),
          Map.entry(
              Cause.TABLE,
              sign(
                  "org\\.camunda\\.bpm\\.dmn\\.",
                  "org\\.canvasgate\\.committee\\.Rules",
                  "org\\.canvasgate\\.engine\\.DecisionTableRules")),
          Map.entry(Cause.DIAGRAM, sign("org\\.camunda\\.bpm\\.impl\\.juel", "ELException")));

  private Causes() {}

  private static Pattern sign(String... parts) {
    return Pattern.compile(String.join("|", parts));
  }

  static Cause of(String detail) {
    return SIGNS.stream()
        .filter(sign -> sign.getValue().matcher(detail).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Cause.PROGRAM);
  }
}
