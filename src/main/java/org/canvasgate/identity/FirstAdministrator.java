package org.canvasgate.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The administrator whose password is given at start-up. Without one nobody can become one: the
 * set-up page of the web applications, which makes an administrator of whoever calls first, is
 * closed.
 */
final class FirstAdministrator {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final People people;
  private final String id;
  private final String password;
  private final boolean alone;

  /**
   * @param alone whether nobody else, such as the sample people, brings an administrator along
   */
  FirstAdministrator(People people, String id, String password, boolean alone) {
    this.alone = alone;
    this.people = people;
    this.id = id;
    this.password = password;
  }

  void create() {
    if (!password.isBlank()) people.administrator(id, password);
    else if (alone && !people.exists(id))
      LOG.warn(
          "There is no administrator. Give canvasgate.administrator.password at start-up to create one.");
  }
}
