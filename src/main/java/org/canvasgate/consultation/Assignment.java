package org.canvasgate.consultation;

/**
 * A body's answer to the question whether it takes a role for an activity.
 *
 * @param activity what is to be done
 * @param role what the body is asked to be
 * @param body the department, agency or company; never blank
 * @param stance its answer
 * @param condition what it asks for; present exactly where the stance is accepted on condition,
 *     else null
 */
public record Assignment(
    Activity activity, Role role, String body, Stance stance, String condition) {
  public Assignment {
    if (activity == null || role == null || stance == null) {
      throw new IllegalArgumentException(
          "An assignment must name its activity, its role and the body's stance.");
    }
    if (body == null || body.isBlank()) {
      throw new IllegalArgumentException(
          "The %s of %s must name a body.".formatted(role.key(), activity.key()));
    }
    body = body.strip();
    condition = condition == null || condition.isBlank() ? null : condition.strip();
    boolean conditional = stance == Stance.ACCEPTED_ON_CONDITION;
    if (conditional && condition == null) {
      throw new IllegalArgumentException(
          "%s accepts to be %s of %s on condition, but names none."
              .formatted(body, role.key(), activity.key()));
    }
    if (!conditional && condition != null) {
      throw new IllegalArgumentException(
          "%s names a condition as %s of %s, but its stance is %s."
              .formatted(body, role.key(), activity.key(), stance.key()));
    }
  }

  /** Whether the body takes the role, be it on condition. */
  public boolean accepted() {
    return stance == Stance.ACCEPTED || stance == Stance.ACCEPTED_ON_CONDITION;
  }
}
