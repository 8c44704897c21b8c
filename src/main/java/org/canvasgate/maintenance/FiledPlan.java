package org.canvasgate.maintenance;

import java.time.Instant;
import java.util.Optional;

/**
 * A maintenance plan as its planner submitted it.
 *
 * @param round counts the plans of a proposal, from 1; a plan that was returned is followed by the
 *     next
 * @param plan the plan, its amounts in the unit
 * @param unit what one of every amount is
 * @param usagePromise id of the promise that says how much the service is used, against which the
 *     re-evaluation measures a shortfall; null where none does
 * @param requirements how the operating entity provides what is required of it; null where the plan
 *     does not say
 * @param submittedBy user id
 */
public record FiledPlan(
    String proposalId,
    int round,
    Plan plan,
    MoneyUnit unit,
    String usagePromise,
    String requirements,
    String submittedBy,
    Instant submittedAt) {

  /** The promise of usage, if the plan makes one. */
  public Optional<Promise> promiseOfUsage() {
    return plan.promises().stream().filter(p -> p.id().equals(usagePromise)).findFirst();
  }
}
