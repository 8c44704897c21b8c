package org.canvasgate.tracking.portfolio;

import java.util.Locale;

/**
 * A service, to be named and linked.
 *
 * @param id the proposal's id
 * @param ko null where there is no Korean name
 */
public record ServiceName(String id, String en, String ko) {

  /** The name for a reader of that language; the English one where there is no Korean one. */
  public String in(Locale locale) {
    return ko != null && Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? ko : en;
  }
}
