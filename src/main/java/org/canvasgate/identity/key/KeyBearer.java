package org.canvasgate.identity.key;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Whoever showed a key: it bears the owner's name and rights, narrowed by the key's scopes. */
public final class KeyBearer extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient MachineKey key;
  private final String owner;

  KeyBearer(MachineKey key, List<? extends GrantedAuthority> rights) {
    super(rights);
    this.key = key;
    this.owner = key.owner();
    setAuthenticated(true);
  }

  public MachineKey key() {
    return key;
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public String getPrincipal() {
    return owner;
  }
}
