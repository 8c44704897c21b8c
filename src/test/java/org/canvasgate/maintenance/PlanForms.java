package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.Map;

/** Submissions of form write-plan. */
final class PlanForms {
  private PlanForms() {}

  /**
   * Five years from 2027 at 48 a year on a construction cost of 243: the city secures 30, users pay
   * 10 that are hoped for, and the central government pays two years only.
   */
  static Map<String, Object> full() {
    Map<String, Object> form = new HashMap<>();
    form.put("firstYear", 2027);
    form.put("years", 5);
    form.put("moneyUnit", "krw-100m");
    form.put("constructionCost", 243);
    for (int year = 1; year <= 5; year++) {
      form.put("cost_" + year, 48);
      form.put("central_" + year, year <= 2 ? 20 : 0);
      form.put("local_" + year, 30);
      form.put("fees_" + year, 10);
    }
    form.put("secured_local", true);
    form.put("dedicatedFte", 3);
    form.put("tenureYears", 2);
    form.put("handover", "yes");
    form.put("serviceLevels", "Runs on 99 % of the hours of service; faults answered in 4 hours.");
    form.put("exitPlan", "Buses return to the city; bookings are deleted after 90 days.");
    form.put("requirementsNote", "The fee is paid by the quarter.");
    form.put("promise_1_text", "Rides a day");
    form.put("promise_1_block", "customer-segments");
    form.put("promise_1_target", 350);
    form.put("promise_1_unit", "rides");
    form.put("promise_1_direction", "at-least");
    form.put("promise_2_text", "Average wait");
    form.put("promise_2_block", "value-proposition");
    form.put("promise_2_target", 12.7);
    form.put("promise_2_unit", "minutes");
    form.put("promise_2_direction", "at-most");
    form.put("usagePromise", "1");
    return form;
  }

  /** The same with some fields changed; null takes a field out, as an empty cell does. */
  static Map<String, Object> with(Object... keysAndValues) {
    Map<String, Object> form = full();
    for (int i = 0; i < keysAndValues.length; i += 2)
      form.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return form;
  }

  /** A plan of which nothing but its years is known. */
  static Map<String, Object> nothingKnown() {
    return new HashMap<>(
        Map.of(
            "firstYear",
            2027,
            "years",
            5,
            "moneyUnit",
            "krw-100m",
            "costUnknown",
            true,
            "handover",
            "unknown",
            "usagePromise",
            "none"));
  }
}
