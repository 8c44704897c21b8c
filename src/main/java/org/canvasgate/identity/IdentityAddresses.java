package org.canvasgate.identity;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.canvasgate.committee.Addresses;
import org.canvasgate.engine.Acting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** E-mail addresses as the engine's users have them. */
@Component
class IdentityAddresses implements Addresses {
  private final IdentityService identity;
  private final ObjectProvider<Acting> acting;

  IdentityAddresses(@Lazy IdentityService identity, ObjectProvider<Acting> acting) {
    this.identity = identity;
    this.acting = acting;
  }

  @Override
  public Optional<String> email(String user) {
    return acting
        .getObject()
        .asEngine(() -> Optional.ofNullable(identity.createUserQuery().userId(user).singleResult()))
        .map(User::getEmail)
        .map(String::strip)
        .filter(address -> !address.isEmpty());
  }
}
