package org.canvasgate.handover;

import java.util.List;
import java.util.Locale;
import org.canvasgate.identity.Role;

/**
 * One matter that a person has in hand.
 *
 * @param kind which {@link Matter} knows it
 * @param key tells it from the others of its kind
 * @param proposalId the case it belongs to; null where it belongs to none
 * @param nameEn what it is called beside its case; null where the case says enough
 * @param nameKo the same in Korean
 * @param needs the role without which nobody can take it; null where anybody can
 * @param tasks the open tasks that pass with it
 */
public record Item(
    String kind,
    String key,
    String proposalId,
    String nameEn,
    String nameKo,
    Role needs,
    List<Todo> tasks) {
  public Item {
    tasks = List.copyOf(tasks);
  }

  /** A matter that its case says enough of. */
  static Item ofCase(String kind, String key, String proposalId, Role needs, List<Todo> tasks) {
    return new Item(kind, key, proposalId, null, null, needs, tasks);
  }

  /** What it is called beside its case; null where the case says enough. */
  public String name(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? nameKo : nameEn;
  }
}
