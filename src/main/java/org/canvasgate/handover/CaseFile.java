package org.canvasgate.handover;

import java.time.LocalDate;
import java.util.List;
import org.canvasgate.proposal.Proposal;

/**
 * What a successor has to know of one case on the day on which the file is made. Holds nothing of a
 * round that is still open but how many answers are missing.
 *
 * @param kinds as what the person has the case in hand: kinds of {@link Matter}
 * @param status where its life stands, a word of {@link org.canvasgate.proposal.Status}
 * @param statusReason why it ended; null where nobody said
 * @param waiting what it waits for
 * @param verdicts what was decided and why, the latest first
 * @param due every date that the file knows, the earliest first
 * @param contacts who else knows the case
 */
public record CaseFile(
    Proposal proposal,
    String title,
    List<String> kinds,
    String status,
    String statusReason,
    LocalDate statusSince,
    List<Step> waiting,
    List<Decision> verdicts,
    List<Due> due,
    List<Contact> contacts) {

  /**
   * A step that the case waits for.
   *
   * @param own whether it is the task of whoever has the case in hand
   * @param who names of those who have to do it; empty where the reader may not know them
   * @param open how many answers are missing
   * @param due until when; null where there is no date
   */
  public record Step(
      String name, boolean own, List<String> who, int open, LocalDate since, LocalDate due) {}

  /**
   * A verdict.
   *
   * @param gate key of the gate
   * @param cycle 0 before operation
   * @param score the canvas score at that time, 0 to 100; null where there was none
   * @param changes what had to be changed; null where nothing
   */
  public record Decision(
      String gate,
      int cycle,
      String outcome,
      String recommendation,
      Double score,
      String reason,
      String changes,
      String by,
      LocalDate on) {}

  /**
   * A date.
   *
   * @param message key of what is due, naming {@code what}
   * @param over whether the date has passed
   */
  public record Due(LocalDate on, String message, String what, boolean over) {}

  /**
   * Who else knows.
   *
   * @param role key of the message that says as what
   * @param of what the role belongs to, such as a body; null where nothing
   * @param names who; empty where the reader may only know how many
   * @param count how many
   */
  public record Contact(String role, String of, List<String> names, int count) {}
}
