package org.canvasgate.identity.signin;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.identity.Role;

/**
 * How somebody stands at this moment, as the database says.
 *
 * @param kept the password's hash as the engine keeps it; null where there is none
 * @param salt what the engine puts behind a password; may be null
 * @param closed whether an administrator has closed the account
 * @param factor whether the person has a second factor
 * @param elsewhere whether the person signs in at the identity provider and by no password here
 * @param groups ids of the person's groups
 */
public record Standing(
    String user,
    String kept,
    String salt,
    boolean closed,
    boolean factor,
    boolean elsewhere,
    List<String> groups) {
  public Standing {
    groups = List.copyOf(groups);
  }

  /** Changes with the password, and tells nothing of it. */
  public String stamp() {
    return DigestUtils.sha256Hex(String.valueOf(kept)).substring(0, 24);
  }

  /** Whether what the person may do is worth a second factor. */
  public boolean powerful() {
    return groups.contains(Role.ADMINISTRATORS.key())
        || groups.contains(Role.CAMUNDA_ADMIN)
        || groups.contains(Role.CHAIRS.key());
  }
}
