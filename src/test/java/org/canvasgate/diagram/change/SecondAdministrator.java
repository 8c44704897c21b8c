package org.canvasgate.diagram.change;

import java.util.List;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.springframework.context.ApplicationContext;

/** Somebody who may approve what the first administrator has written. */
final class SecondAdministrator {
  static final String ID = "lee";
  static final String PASSWORD = "Second-gates-2";

  private SecondAdministrator() {}

  static synchronized void arrive(ApplicationContext application) {
    var accounts = application.getBean(Accounts.class);
    if (accounts.find(ID).isPresent()) return;
    application
        .getBean(People.class)
        .create(new People.Person(ID, "Min", "Lee", null), PASSWORD, List.of());
    accounts.grant(ID, Role.ADMINISTRATORS);
  }
}
