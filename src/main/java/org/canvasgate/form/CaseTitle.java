package org.canvasgate.form;

import java.util.Locale;

/**
 * Names a case for a reader, for instance on the cards of Tasklist; the room of proposals knows.
 */
public interface CaseTitle {

  /** A short title in the reader's language; the id itself where nothing better is known. */
  String of(String proposalId, Locale locale);
}
