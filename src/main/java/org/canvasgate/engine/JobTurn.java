package org.canvasgate.engine;

/**
 * Whether this node may run jobs; answered by the room of releases. While a node of a newer version
 * of the application runs, its jobs may need what only the newer one knows, and it takes them all.
 */
public interface JobTurn {

  /** Asked each time before jobs are reserved; must be cheap. */
  boolean isOurs();
}
