package org.canvasgate.tracking.firststeps;

import java.util.List;
import org.canvasgate.canvas.Keys;
import org.canvasgate.form.Problem;

/**
 * One of the first steps, as it stands now.
 *
 * @param lacking what is missing, each a sentence; empty where nothing is
 * @param settled whether an administrator has read it and left it as it is
 */
public record Step(Name name, List<Problem> lacking, boolean settled) {
  public Step {
    lacking = List.copyOf(lacking);
  }

  /** The steps in the order in which they are best taken. */
  public enum Name {
    PEOPLE,
    COMMITTEE,
    BODIES,
    ORGANISATIONS,
    WEIGHTS,
    MAIL,
    PROPOSAL;

    /** The kebab-case key. */
    public String key() {
      return Keys.of(this);
    }
  }

  /** Whether nothing more is asked of the administrator here. */
  public boolean done() {
    return settled || lacking.isEmpty();
  }
}
