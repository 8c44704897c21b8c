package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the eighteen things that a body can be asked to take: a role for an activity.
 *
 * @param activity what is to be done
 * @param role what the body is for it
 */
public record Duty(Activity activity, Role role) {
  /** All of them, activity by activity. */
  static final List<Duty> ALL = all();

  private static List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    for (Activity activity : Activity.values())
      for (Role role : Role.values()) duties.add(new Duty(activity, role));
    return List.copyOf(duties);
  }

  /** Its name in forms, such as {@code payer_manage_data}: a word that FEEL takes for one. */
  String key() {
    return (role.key() + "_" + activity.key()).replace('-', '_');
  }

  /**
   * The duty with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Duty of(String key) {
    return ALL.stream()
        .filter(duty -> duty.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no duty is called " + key));
  }
}
