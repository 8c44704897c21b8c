package org.canvasgate.incident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps that stand still, as the engine knows them. */
public interface StoppedSteps {

  /** Those that the system has given up, the longest wait first; at most so many. */
  List<StoppedStep> stopped(Locale locale, int most);

  /** How many the system has given up. */
  long count();

  /** Those that failed and are tried again by the system itself, the next first. */
  List<StoppedStep> failing(Locale locale, int most);

  /** One that was given up, or is tried by the system. */
  Optional<StoppedStep> find(String job, Locale locale);

  /** Tries it now, as the system would; returns what became of it. */
  Outcome tryAgain(String job);

  /**
   * Ends a case that cannot go on, as if it were withdrawn.
   *
   * @return false where the case has passed the point until which that is possible
   */
  boolean end(String proposalId);
}
