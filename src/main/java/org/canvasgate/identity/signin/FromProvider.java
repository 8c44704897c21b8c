package org.canvasgate.identity.signin;

/** Somebody whom the identity provider has sent, and who is known here under the name they have. */
public interface FromProvider {
  /** Whether the provider has asked for more than a password. */
  boolean factor();

  /** By which the provider knows the sign-in again when it is to end. */
  String token();
}
