package org.canvasgate.diagram.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;

/** What tells one set of files from another. */
final class SetHash {
  private SetHash() {}

  /** SHA-256 over the names and contents in the order of the names, 64 hexadecimal digits. */
  static String of(ModelSet set) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      each(set).forEach((name, hash) -> digest.update(line(name, hash)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** The hash of each file by its name. */
  static Map<String, String> each(ModelSet set) {
    var hashes = new TreeMap<String, String>();
    for (ModelFile file : set.files()) hashes.put(file.name(), file.hash());
    return hashes;
  }

  private static byte[] line(String name, String hash) {
    return (name + ' ' + hash + '\n').getBytes(StandardCharsets.UTF_8);
  }
}
