package org.canvasgate.tracking.page;

import java.util.List;
import java.util.Locale;
import org.canvasgate.tracking.Reader;

/** What the engine knows of what comes next in a case. */
public interface Ahead {

  /**
   * An open task of the case that the reader has, or may take.
   *
   * @param name in the reader's language
   */
  record Own(String id, String name, Due due) {}

  /**
   * What may follow the steps that wait now, by the order of the case's own process.
   *
   * @param name of a step, a gate or the end that is reached
   * @param branch the words on the way there; null where it has none
   * @param end whether the case ends there
   */
  record Follows(String name, String branch, boolean end) {}

  /** The reader's open tasks of a case, the most urgent first. */
  List<Own> own(String proposalId, Reader reader, Locale locale);

  /** What may follow; empty where nothing waits. */
  List<Follows> follows(String proposalId, Locale locale);
}
