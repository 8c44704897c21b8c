package org.canvasgate.tracking.watch;

import java.time.Duration;
import java.util.Map;

/**
 * How much of everything there is at one moment, over all nodes. Counts only: nothing in it names a
 * person or a case.
 *
 * @param cases by status of the proposal
 * @param tasks open ones by the id of their element in the diagram
 * @param windows open ones
 * @param overdueWindows open ones whose end has passed
 * @param dueJobs steps of the system that should be under way
 * @param failedJobs steps that are not tried again by themselves
 * @param oldestJob how long the oldest due step has been due; zero where none is
 * @param mails by state of the outbox: queued, sending, unsure, refused
 * @param oldestMail how long the oldest queued message has waited; zero where none waits
 * @param failingMail queued messages that were tried before, in vain
 * @param sessions of people who are signed in
 */
record SystemState(
    Map<String, Long> cases,
    Map<String, Long> tasks,
    long windows,
    long overdueWindows,
    long dueJobs,
    long failedJobs,
    Duration oldestJob,
    long incidents,
    Map<String, Long> mails,
    Duration oldestMail,
    long failingMail,
    long sessions) {

  /** A state of which nothing could be read. */
  static final SystemState NONE =
      new SystemState(
          Map.of(), Map.of(), 0, 0, 0, 0, Duration.ZERO, 0, Map.of(), Duration.ZERO, 0, 0);

  long mails(String state) {
    return mails.getOrDefault(state, 0L);
  }
}
