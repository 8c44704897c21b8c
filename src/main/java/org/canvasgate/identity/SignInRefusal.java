package org.canvasgate.identity;

import org.canvasgate.identity.signin.TooManyTries;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Why somebody was not let in, as the address of the sign-in page says it.
 *
 * @param word the sentence is {@code identity.sign-in.<word>}
 * @param seconds how long to wait; zero where waiting does not help
 */
record SignInRefusal(String word, long seconds) {

  /** Unknown users hear what those with a wrong password hear. */
  static SignInRefusal of(AuthenticationException failed) {
    if (failed instanceof TooManyTries many)
      return new SignInRefusal("wait", many.left().toSeconds());
    if (failed instanceof DisabledException) return new SignInRefusal("closed", 0);
    if (failed instanceof OAuth2AuthenticationException provider)
      return new SignInRefusal(
          provider.getError().getErrorCode().startsWith("canvasgate-")
              ? provider.getError().getErrorCode().substring("canvasgate-".length())
              : "provider",
          0);
    return new SignInRefusal("wrong", 0);
  }

  String query() {
    return seconds > 0 ? word + "=" + seconds : word;
  }
}
