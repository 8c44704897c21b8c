package org.canvasgate.diagram.cases;

/**
 * Whether a moved case could go back now.
 *
 * @param obstacle why not; null where it can
 */
public record ReturnForecast(String proposalId, Reason obstacle) {

  public boolean possible() {
    return obstacle == null;
  }
}
