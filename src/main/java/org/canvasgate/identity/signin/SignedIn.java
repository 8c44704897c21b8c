package org.canvasgate.identity.signin;

import java.io.Serial;
import java.util.List;
import org.canvasgate.identity.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who has signed in, with the rights of this moment; made anew with each request. */
public final class SignedIn extends AbstractAuthenticationToken {
  @Serial private static final long serialVersionUID = 1L;

  private final String user;
  private final String stamp;

  public SignedIn(Standing standing) {
    super(authorities(standing.groups()));
    this.user = standing.user();
    this.stamp = standing.stamp();
    setAuthenticated(true);
  }

  private static List<SimpleGrantedAuthority> authorities(List<String> groups) {
    return groups.stream().map(Role::authority).map(SimpleGrantedAuthority::new).toList();
  }

  String stamp() {
    return stamp;
  }

  @Override
  public String getPrincipal() {
    return user;
  }

  @Override
  public Object getCredentials() {
    return null;
  }
}
