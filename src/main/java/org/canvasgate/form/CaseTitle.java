package org.canvasgate.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names a case for a reader, for instance on the cards of Tasklist; the room of proposals knows.
 */
public interface CaseTitle {

  /** A short title in the reader's language; the id itself where nothing better is known. */
  String of(String proposalId, Locale locale);

  /**
   * What a card says of a case.
   *
   * @param city as the proposal has it; empty where it is not known
   */
  record Card(String title, String city) {}

  /** The cards of these cases by their ids; a case that is not known is left out. */
  default Map<String, Card> cards(Collection<String> proposalIds, Locale locale) {
    Map<String, Card> cards = new LinkedHashMap<>();
    proposalIds.forEach(id -> cards.put(id, new Card(of(id, locale), "")));
    return cards;
  }
}
