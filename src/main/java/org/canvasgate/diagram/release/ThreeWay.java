package org.canvasgate.diagram.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;

/**
 * What a new version of the application does to the files in force: what nobody here has changed
 * follows the application; what administrators have changed stays, and the application's version is
 * laid before them.
 *
 * @param after what would be in force
 * @param taken names of the files that follow the application
 * @param contested names of the files that both sides have changed, each in its own way
 */
record ThreeWay(ModelSet after, List<String> taken, List<String> contested) {

  /**
   * @param shippedBefore hash by name of the files that came with the application when it last
   *     started
   * @param shipped the files that come with it now
   * @param inForce the files in force
   */
  static ThreeWay of(Map<String, String> shippedBefore, ModelSet shipped, ModelSet inForce) {
    var names = new TreeSet<>(shippedBefore.keySet());
    shipped.files().forEach(file -> names.add(file.name()));
    var taken = new ArrayList<String>();
    var contested = new ArrayList<String>();
    ModelSet after = inForce;
    for (String name : names) {
      String then = shippedBefore.get(name);
      String now = hash(shipped, name);
      String holds = hash(inForce, name);
      if (Objects.equals(then, now) || Objects.equals(now, holds)) continue;
      if (!Objects.equals(then, holds)) contested.add(name);
      else {
        taken.add(name);
        after = put(after, shipped, name);
      }
    }
    return new ThreeWay(after, List.copyOf(taken), List.copyOf(contested));
  }

  private static ModelSet put(ModelSet set, ModelSet from, String name) {
    return from.find(name)
        .map(file -> set.with(List.of(file)))
        .orElseGet(() -> set.without(List.of(name)));
  }

  private static String hash(ModelSet set, String name) {
    return set.find(name).map(ModelFile::hash).orElse(null);
  }
}
