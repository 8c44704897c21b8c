package org.canvasgate.identity.provider;

import java.util.Collection;
import org.canvasgate.identity.signin.FromProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the provider has sent, under their user name here. */
final class Provided extends DefaultOidcUser implements FromProvider {
  private static final long serialVersionUID = 1L;

  private final String user;
  private final boolean factor;

  Provided(
      OidcUser sent, String user, Collection<? extends GrantedAuthority> rights, boolean factor) {
    super(rights, sent.getIdToken(), sent.getUserInfo());
    this.user = user;
    this.factor = factor;
  }

  @Override
  public String getName() {
    return user;
  }

  @Override
  public boolean factor() {
    return factor;
  }

  @Override
  public String token() {
    return getIdToken().getTokenValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Provided provided && user.equals(provided.user) && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + user.hashCode();
  }
}
