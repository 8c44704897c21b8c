package org.canvasgate.identity.signin;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What lies in a session of somebody who has signed in: who they are and how they came in, and no
 * right at all. Kept as plain words, so that nodes of two versions read one another's sessions.
 *
 * @param user user id
 * @param means by what they came in
 * @param factor whether the second factor was shown, here or at the provider
 * @param stamp of the password at the sign-in, see {@link Standing#stamp}
 * @param address where the request came from
 * @param browser the browser in a word or two
 * @param token the identity provider's token, to sign out there; null without a provider
 */
public record Claim(
    String user,
    Means means,
    boolean factor,
    String stamp,
    String address,
    String browser,
    String token)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  static final String ATTRIBUTE = "canvasgate.signed-in";

  /** By what somebody signs in. */
  public enum Means {
    PASSWORD,
    PROVIDER
  }

  Claim withFactor() {
    return new Claim(user, means, true, stamp, address, browser, token);
  }

  HashMap<String, String> words() {
    var words = new HashMap<String, String>();
    words.put("user", user);
    words.put("means", means.name());
    words.put("factor", Boolean.toString(factor));
    words.put("stamp", stamp);
    words.put("address", address);
    words.put("browser", browser);
    if (token != null) words.put("token", token);
    return words;
  }

  /** The claim that a session holds; null where nobody has signed in. */
  static Claim read(Object attribute) {
    if (!(attribute instanceof Map<?, ?> words)) return null;
    return new Claim(
        (String) words.get("user"),
        Means.valueOf((String) words.get("means")),
        Boolean.parseBoolean((String) words.get("factor")),
        (String) words.get("stamp"),
        (String) words.get("address"),
        (String) words.get("browser"),
        (String) words.get("token"));
  }
}
