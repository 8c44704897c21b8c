package org.canvasgate.committee;

import java.util.List;

/** The open tasks of a case, whatever process they belong to; answered by the engine room. */
public interface CaseTasks {

  /**
   * Makes a change together with what follows from it for the open tasks: all of it or nothing, and
   * once more from the beginning where it collides with somebody's answer.
   */
  void together(Runnable change);

  /**
   * Takes the committee's tasks of a case from a person. A task of the panel ends without an
   * answer, so that its window closes when all others have answered; a task that the person took
   * from a group goes back to it. Tasks that the person has as a party stay.
   *
   * @return the ids of the tasks that the person had
   */
  List<String> withdraw(String proposalId, String person);

  /**
   * Offers the chair's open tasks of a case to these people and to no others.
   *
   * @param chairs user ids of those who take the chair now; may be empty
   */
  void reseatChair(String proposalId, List<String> chairs);
}
