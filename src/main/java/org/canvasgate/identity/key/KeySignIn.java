package org.canvasgate.identity.key;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.identity.signin.Standings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks a secret at the door, and says in whose name and within what bounds its bearer acts. */
@Component
public class KeySignIn {
  private final MachineKeys keys;
  private final People people;
  private final Standings standings;
  private final ApplicationEventPublisher events;

  KeySignIn(
      MachineKeys keys, People people, Standings standings, ApplicationEventPublisher events) {
    this.keys = keys;
    this.people = people;
    this.standings = standings;
    this.events = events;
  }

  /**
   * The bearer of a secret, with the roles that the key's owner has now.
   *
   * @throws BadCredentialsException whose message is the key of a sentence that says why not; only
   *     who holds a real secret hears more than that it is none
   */
  public KeyBearer of(String secret) {
    try {
      KeyBearer bearer = bearer(secret);
      events.publishEvent(new AuthenticationSuccessEvent(bearer));
      return bearer;
    } catch (BadCredentialsException refused) {
      // Neither name nor secret: whoever shows a wrong secret has said who they are to nobody.
      var nobody = UsernamePasswordAuthenticationToken.unauthenticated("", "");
      events.publishEvent(new AuthenticationFailureBadCredentialsEvent(nobody, refused));
      throw refused;
    }
  }

  private KeyBearer bearer(String secret) {
    MachineKey key = keys.behind(secret).orElseThrow(() -> refused("key.refused.unknown"));
    switch (key.state(keys.today())) {
      case REVOKED -> throw refused("key.refused.revoked");
      case ENDED -> throw refused("key.refused.ended");
      default -> {
        if (standings.of(key.owner()).filter(owner -> !owner.closed()).isEmpty())
          throw refused("key.refused.owner");
      }
    }
    keys.used(key);
    List<SimpleGrantedAuthority> rights = new ArrayList<>();
    people.groups(key.owner()).stream()
        .map(Role::authority)
        .map(SimpleGrantedAuthority::new)
        .forEach(rights::add);
    key.scopes().stream()
        .map(Scope::authority)
        .map(SimpleGrantedAuthority::new)
        .forEach(rights::add);
    return new KeyBearer(key, rights);
  }

  private static BadCredentialsException refused(String sentence) {
    return new BadCredentialsException(sentence);
  }
}
