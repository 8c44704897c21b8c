package org.canvasgate.diagram.cases;

/**
 * How far a batch has come, in cases.
 *
 * @param deployment the engine's id of the release to which they go; null for a return
 * @param returns whether it takes cases back
 * @param stopped whether somebody has pressed stop
 */
public record MoveProgress(
    long batch,
    String deployment,
    boolean returns,
    boolean stopped,
    int waiting,
    int moved,
    int failed,
    int left) {

  public int all() {
    return waiting + moved + failed + left;
  }

  public boolean done() {
    return waiting == 0;
  }

  /** Percent of the cases that need no more work, 0 to 100. */
  public int percent() {
    return all() == 0 ? 100 : (all() - waiting) * 100 / all();
  }
}
