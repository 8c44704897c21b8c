package org.canvasgate.diagram.release;

import java.util.Locale;
import java.util.stream.Collectors;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;

/** Why something could not be released, where nobody is reading when it happens. */
@Component
class Said {
  private final Wording wording;

  Said(Wording wording) {
    this.wording = wording;
  }

  /** A refusal in our own words; what else failed as it says itself. */
  String in(RuntimeException failed, Locale language) {
    return Refusal.in(failed)
        .map(
            refusal ->
                refusal.problems().stream()
                    .map((Problem problem) -> wording.say(problem, language))
                    .collect(Collectors.joining(" ")))
        .orElse(String.valueOf(failed.getMessage()));
  }

  /** In both languages, for whoever reads it later. */
  String inBoth(RuntimeException failed) {
    String english = in(failed, Locale.ENGLISH);
    String korean = in(failed, Locale.KOREAN);
    return english.equals(korean) ? english : english + " / " + korean;
  }
}
