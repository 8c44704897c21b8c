package org.canvasgate.diagram.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 over whatever is added, one after the other: tells one content from another. */
public final class Sum {
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  /** Adds a text as UTF-8, without any mark of where it ends. */
  public Sum add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public Sum add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** The sum, 64 hexadecimal digits; what is added afterwards begins another one. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
