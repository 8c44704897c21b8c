package org.canvasgate.story;

import java.util.HashMap;
import java.util.Map;

/** Maintenance plans of the stories, in hundreds of millions of won. */
public final class Planned {
  /** Of operation, a year. */
  static final double COST = 48;

  /** Rides a day, as promised. */
  static final double USAGE = 350;

  private Planned() {}

  /** Paid for in every year, mostly by the city, with people to run it. */
  public static Map<String, Object> sound() {
    Map<String, Object> form = new HashMap<>();
    form.put("firstYear", 2027);
    form.put("years", 5);
    form.put("moneyUnit", "krw-100m");
    form.put("constructionCost", 300);
    for (int year = 1; year <= 5; year++) {
      form.put("cost_" + year, COST);
      form.put("local_" + year, 30);
      form.put("fees_" + year, 20);
    }
    form.put("dedicatedFte", 3);
    form.put("tenureYears", 3);
    form.put("handover", "yes");
    form.put("serviceLevels", "Runs on 99 % of the hours of service.");
    form.put("exitPlan", "The vehicles return to the city.");
    form.put("promise_1_text", "Rides a day");
    form.put("promise_1_block", "customer-segments");
    form.put("promise_1_target", USAGE);
    form.put("promise_1_unit", "rides");
    form.put("promise_1_direction", "at-least");
    form.put("usagePromise", "1");
    return form;
  }

  /** Half of the money is there. */
  static Map<String, Object> underfunded() {
    Map<String, Object> form = sound();
    for (int year = 1; year <= 5; year++) form.put("fees_" + year, 0);
    return form;
  }
}
