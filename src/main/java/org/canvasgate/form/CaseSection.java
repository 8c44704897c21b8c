package org.canvasgate.form;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A section that a room adds to the page of a case: each bean of this kind is asked for every
 * reader, and shown in the order of {@link org.springframework.core.annotation.Order} where it has
 * something to show.
 */
public interface CaseSection {

  /**
   * The template with a fragment called {@code section(model)}, such as {@code
   * committee/conflicts}.
   */
  String template();

  /**
   * Key of the heading under which the page's list of sections names it; null where the section has
   * none.
   */
  default String title() {
    return null;
  }

  /**
   * What the section draws. Must hold nothing that the reader may not see; empty where there is
   * nothing for this reader.
   *
   * @param user who reads
   * @param groups the reader's groups
   */
  Map<String, Object> model(String proposalId, String user, Set<String> groups, Locale locale);

  /**
   * Whether somebody who is kept off the case sees the section too. Only a section that shows
   * nothing of ballots, counts, discussions, scores and verdicts may be.
   */
  default boolean openToRecused() {
    return false;
  }
}
