package org.canvasgate.committee;

import java.util.Optional;

/** Where people can be written to; answered by the identity room. */
public interface Addresses {

  /** A user's e-mail address; empty where none is known. */
  Optional<String> email(String user);
}
