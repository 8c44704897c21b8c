package org.canvasgate.consultation;

/** Where the groups of those who answer for a body are kept. */
public interface BodyGroups {

  /**
   * Makes the group of a body, unless it is there.
   *
   * @param slug the body's slug; the group's id is {@code body-<slug>}
   * @param name how the group is shown
   */
  void ensure(String slug, String name);
}
