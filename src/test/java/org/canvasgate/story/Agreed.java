package org.canvasgate.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who answers and who pays for the service of the stories. */
public final class Agreed {
  public static final String ANSWERS = "transport-bureau";
  public static final String PAYS = "budget-office";

  private static final List<String> ACTIVITIES =
      List.of(
          "fund",
          "build",
          "operate",
          "maintain",
          "manage_data",
          "handle_incidents",
          "support_users",
          "replace",
          "retire");

  private Agreed() {}

  public static Map<String, Object> draft() {
    Map<String, Object> form = new HashMap<>();
    for (String activity : ACTIVITIES) {
      form.put("accountable_" + activity, ANSWERS);
      form.put("payer_" + activity, PAYS);
    }
    form.put("entityKind", "city");
    form.put("operatingBody", ANSWERS);
    form.put("managingBody", ANSWERS);
    return form;
  }

  /** The chair asks the same bodies again and says why. */
  static Map<String, Object> mediated() {
    Map<String, Object> form = draft();
    form.put("mediationNote", "The budget of next year has room for it.");
    return form;
  }

  /** The same stance to every duty that the draft asks of a body. */
  public static Map<String, Object> answer(String body, String stance) {
    String role = body.equals(PAYS) ? "payer_" : "accountable_";
    Map<String, Object> form = new HashMap<>();
    for (String activity : ACTIVITIES) {
      form.put("stance_" + role + activity, stance);
      if (!stance.equals("accepted")) form.put("words_" + role + activity, "Nobody to do it.");
    }
    return form;
  }
}
