package org.canvasgate.form;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been handed in, for people who did not see the answer: the connection broke, or the
 * application was stopped just then. They send it again, and are told that it arrived.
 */
public interface HandedIn {

  /** Before the name of an attempt to start a process, its place; the place of a task is its id. */
  String START = "start:";

  /**
   * Somebody hands something in; in the same transaction. Whoever hands in the same at the same
   * moment waits, and then finds this one.
   *
   * @param person user id
   * @param place a task's id, or {@link #START} and the name of an attempt
   * @param proposalId the case concerned
   * @return what had been handed in before at this place by the same person; empty for the first
   */
  Optional<Earlier> note(String person, String place, String proposalId);

  /** What the person has handed in at this place. */
  Optional<Earlier> earlier(String person, String place);

  /**
   * What was handed in before.
   *
   * @param proposalId the case concerned; null where there is none
   */
  record Earlier(String proposalId, Instant at) {}
}
