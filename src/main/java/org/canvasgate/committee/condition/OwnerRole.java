package org.canvasgate.committee.condition;

import org.canvasgate.canvas.Keys;

/** As what somebody owns a condition: in a role of the case, or as the person named. */
public enum OwnerRole {
  PLANNER,
  OPERATOR,
  SECRETARIAT,
  PERSON;

  public String key() {
    return Keys.of(this);
  }

  public static OwnerRole of(String key) {
    return Keys.find(OwnerRole.class, key);
  }
}
