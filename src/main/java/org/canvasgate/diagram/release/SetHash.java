package org.canvasgate.diagram.release;

import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.Sum;

/** What tells one set of files from another. */
final class SetHash {
  private SetHash() {}

  /** SHA-256 over the names and contents in the order of the names, 64 hexadecimal digits. */
  static String of(ModelSet set) {
    var sum = new Sum();
    each(set).forEach((name, hash) -> sum.add(name + ' ' + hash + '\n'));
    return sum.hex();
  }

  /** The hash of each file by its name. */
  static Map<String, String> each(ModelSet set) {
    var hashes = new TreeMap<String, String>();
    for (ModelFile file : set.files()) hashes.put(file.name(), file.hash());
    return hashes;
  }
}
