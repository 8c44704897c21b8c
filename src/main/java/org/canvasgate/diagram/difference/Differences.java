package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;

/** What differs between two versions, in the terms of those who drew them. */
public final class Differences {
  private Differences() {}

  /** Everything that differs, file by file. */
  public static List<Alteration> between(ModelSet before, ModelSet after) {
    var names = new TreeSet<String>();
    before.files().forEach(file -> names.add(file.name()));
    after.files().forEach(file -> names.add(file.name()));
    var all = new ArrayList<Alteration>();
    for (String name : names)
      all.addAll(between(before.find(name).orElse(null), after.find(name).orElse(null)));
    return all;
  }

  /**
   * What differs between two versions of a file.
   *
   * @param before null where the file is new
   * @param after null where the file is taken away
   */
  public static List<Alteration> between(ModelFile before, ModelFile after) {
    if (before == null)
      return List.of(whole(after, Alteration.What.ADDED, "difference.file-added"));
    if (after == null)
      return List.of(whole(before, Alteration.What.REMOVED, "difference.file-removed"));
    if (before.hash().equals(after.hash())) return List.of();
    return List.of(whole(after, Alteration.What.CHANGED, "difference.file-changed"));
  }

  /** How deep a change goes: as deep as the deepest of its parts; layout where nothing differs. */
  public static ChangeClass depth(List<Alteration> alterations) {
    return alterations.stream()
        .map(Alteration::depth)
        .reduce(ChangeClass.LAYOUT, ChangeClass::deeper);
  }

  private static Alteration whole(ModelFile file, Alteration.What what, String key) {
    return new Alteration(file.name(), null, what, ChangeClass.CODE, key, List.of(file.key()));
  }
}
