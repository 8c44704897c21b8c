package org.canvasgate.diagram.trial;

import java.util.Locale;

/** What happens to the invented case. */
public enum TrialScript {
  /** Every gate is passed, and the first re-evaluation says to go on. */
  PASS,
  /** The review asks for a revision once, then passes. */
  REVISE,
  /** The review rejects. */
  REJECT,
  /** One member of the panel never answers, so that the window runs out. */
  SILENT,
  /** The maintenance plan is returned once, then approved. */
  RETURNED,
  /** In operation the cost is far over plan, so that the re-evaluation comes early. */
  EARLY;

  /** The word of this script in addresses and message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
