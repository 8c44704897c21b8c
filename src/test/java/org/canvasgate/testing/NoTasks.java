package org.canvasgate.testing;

import java.util.List;
import org.canvasgate.committee.CaseTasks;

/** A case without open tasks, for rooms that are tested without the engine. */
public final class NoTasks implements CaseTasks {
  @Override
  public void together(Runnable change) {
    change.run();
  }

  @Override
  public List<String> withdraw(String proposalId, String person) {
    return List.of();
  }

  @Override
  public void reseatChair(String proposalId, List<String> chairs) {}
}
