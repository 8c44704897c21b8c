package org.canvasgate.diagram.decisions;

import java.util.List;
import java.util.Optional;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.release.Release;
import org.canvasgate.diagram.release.ReleaseKind;
import org.canvasgate.diagram.release.ReleaseLog;
import org.springframework.stereotype.Component;

/**
 * What a change is compared with. A change that has come into force would differ from nothing any
 * more: it stays compared with what held before it.
 */
@Component
public class Sides {
  private final Changes changes;
  private final ModelsInForce models;
  private final ReleaseLog log;

  Sides(Changes changes, ModelsInForce models, ReleaseLog log) {
    this.changes = changes;
    this.models = models;
    this.log = log;
  }

  /**
   * @param before what holds, or held before the change came into force
   * @param after what would hold, or holds since
   */
  public record Pair(ModelSet before, ModelSet after) {}

  /** Both sides of a change, whatever has become of it. */
  public Pair of(Change change) {
    if (change.state() == ChangeState.DEPLOYED) {
      Optional<Pair> released = released(log.of(change.id()));
      if (released.isPresent()) return released.get();
    }
    ModelSet before = models.now();
    return new Pair(before, changes.after(change.id(), before));
  }

  private Optional<Pair> released(List<Release> carried) {
    return carried.stream()
        .filter(release -> release.kind() == ReleaseKind.RELEASE)
        .findFirst()
        .flatMap(
            release ->
                log.find(release.number() - 1)
                    .map(
                        last ->
                            new Pair(
                                models.of(last.deployment()), models.of(release.deployment()))));
  }
}
