package org.canvasgate.tracking.api;

import java.util.Locale;
import org.canvasgate.committee.Members;
import org.canvasgate.tracking.BodyNames;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.api.CaseAnswer.WaitingAnswer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what a case waits for, with names instead of ids. */
@Component
class Waits {
  private final Members members;
  private final BodyNames bodies;
  private final MessageSource messages;

  Waits(Members members, BodyNames bodies, MessageSource messages) {
    this.members = members;
    this.bodies = bodies;
    this.messages = messages;
  }

  /**
   * A step in the reader's words.
   *
   * @param nameOnly whether the reader may know neither who nor how many: that is a count too
   */
  WaitingAnswer told(CaseFlow.Waiting step, boolean nameOnly, Locale locale) {
    CaseFlow.Waiting shown = nameOnly ? step.nameOnly() : step;
    return new WaitingAnswer(
        step.process(),
        step.step(),
        step.name(),
        shown.users().stream().map(members::name).toList(),
        shown.groups().stream().map(group -> group(group, locale)).toList(),
        nameOnly ? null : Integer.valueOf(shown.open()),
        shown.due());
  }

  private String group(String group, Locale locale) {
    String role = messages.getMessage("group." + group, null, null, locale);
    return role == null ? bodies.of(group, locale) : role;
  }
}
