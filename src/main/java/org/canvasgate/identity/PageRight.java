package org.canvasgate.identity;

import java.util.List;

/**
 * Opens pages of this application: a room declares a bean of this for its own. A page that no bean
 * names is closed to everybody.
 *
 * @param pattern as Spring's path patterns, such as {@code /cases/**}
 * @param roles whoever has one of them; empty for everybody who is signed in
 * @param anybody whether nobody has to sign in, because the address itself is the secret
 */
public record PageRight(String pattern, List<Role> roles, boolean anybody) {

  /** For everybody who is signed in. */
  public static PageRight signedIn(String pattern) {
    return new PageRight(pattern, List.of(), false);
  }

  /** For the roles alone. */
  public static PageRight only(String pattern, Role... roles) {
    return new PageRight(pattern, List.of(roles), false);
  }

  /** For whoever knows the address: it must hold a secret that cannot be guessed. */
  public static PageRight anybody(String pattern) {
    return new PageRight(pattern, List.of(), true);
  }
}
