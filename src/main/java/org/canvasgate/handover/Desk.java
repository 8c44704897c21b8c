package org.canvasgate.handover;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The tasks and the parties of running cases; answered by the engine. */
public interface Desk {

  /** Every open task that is somebody's own. */
  List<Todo> of(String person);

  /** Every open task of a case. */
  List<Todo> open(String proposalId);

  /**
   * Puts a task before somebody else.
   *
   * @throws org.springframework.dao.ConcurrencyFailureException where it was completed meanwhile
   */
  void give(String taskId, String to);

  /**
   * Puts every open task of a case before somebody else that another has by this capacity.
   *
   * @param capacity the fact by which the diagram chooses the assignee
   */
  void pass(String proposalId, String capacity, String from, String to);

  /** Lets a running case say that a party is somebody else from now on; tasks go along. */
  void party(String proposalId, String fact, String from, String to);

  /** Whether the person has completed a task of the case since then. */
  boolean workedOn(String proposalId, String person, Instant since);

  /** The groups of a person among these whose id begins so, by id. */
  List<String> groups(String person, String prefix);

  /** The shown name of a group; its id where it has none. */
  String groupName(String group);

  /** Those in a group, by user id. */
  Collection<String> inGroup(String group);
}
