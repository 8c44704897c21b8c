package org.canvasgate.identity;

import java.util.List;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.canvasgate.engine.Acting;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Checks a password against Camunda's users, which also slows down whoever guesses. */
final class EngineSignIn implements AuthenticationProvider {
  private final IdentityService identity;
  private final People people;
  private final Acting acting;

  EngineSignIn(IdentityService identity, People people, Acting acting) {
    this.identity = identity;
    this.people = people;
    this.acting = acting;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String user = given.getName();
    Object password = given.getCredentials();
    if (user == null || user.isBlank() || password == null || password.toString().isEmpty())
      throw new BadCredentialsException("no user or password");
    if (!matches(user, password.toString())) throw new BadCredentialsException("wrong password");
    List<SimpleGrantedAuthority> groups =
        people.groups(user).stream().map(Role::authority).map(SimpleGrantedAuthority::new).toList();
    return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
  }

  private boolean matches(String user, String password) {
    try {
      return acting.asEngine(() -> identity.checkPassword(user, password));
    } catch (AuthenticationException locked) {
      throw new LockedException("too many wrong passwords", locked);
    } catch (ProcessEngineException refused) {
      throw new BadCredentialsException("not checkable", refused);
    }
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
