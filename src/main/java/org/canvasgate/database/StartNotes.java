package org.canvasgate.database;

import java.util.List;

/**
 * What a room wants said when the application is ready, for example with which accounts to sign in.
 * Any number of beans may implement it; {@code @Order} sorts them.
 */
public interface StartNotes {

  /** Short lines, in both languages; empty where there is nothing to say. */
  List<String> lines();
}
