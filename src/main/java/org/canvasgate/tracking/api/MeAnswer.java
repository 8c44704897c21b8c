package org.canvasgate.tracking.api;

import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/** Who is asking, and within what bounds. */
record MeAnswer(
    String user, String name, List<String> groups, boolean seesAll, @Nullable KeyAnswer key) {

  /** The key that was shown. */
  record KeyAnswer(String name, List<String> scopes, LocalDate endsOn) {}
}
