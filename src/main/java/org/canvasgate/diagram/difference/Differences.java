package org.canvasgate.diagram.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.xml.sax.SAXException;

/** What differs between two versions, in the terms of those who drew them. */
public final class Differences {
  /** A key that stands twice would show one value here and another to whoever reads the form. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Pairs whose differences are remembered; a page of a change asks for each several times. */
  private static final int KEPT = 64;

  /** Characters of a pair that is remembered. */
  private static final int MOST_KEPT = 2_000_000;

  private record Pair(ModelFile before, ModelFile after) {}

  private static final Map<Pair, List<Alteration>> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Pair, List<Alteration>> eldest) {
              return size() > KEPT;
            }
          });

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
    if (before.content().equals(after.content())) return List.of();
    if (before.content().length() + after.content().length() > MOST_KEPT)
      return compared(before, after);
    var pair = new Pair(before, after);
    List<Alteration> known = KNOWN.get(pair);
    if (known != null) return known;
    List<Alteration> found = List.copyOf(compared(before, after));
    KNOWN.put(pair, found);
    return found;
  }

  private static List<Alteration> compared(ModelFile before, ModelFile after) {
    Alterations found;
    try {
      found =
          switch (after.kind()) {
            case PROCESS -> new ProcessDifference(after.name()).compare(xml(before), xml(after));
            case TABLE -> new TableDifference(after.name()).compare(xml(before), xml(after));
            case FORM ->
                new FormDifference(after.name())
                    .compare(JSON.readTree(before.content()), JSON.readTree(after.content()));
          };
    } catch (SAXException | JsonProcessingException unreadable) {
      return List.of(whole(after, Alteration.What.CHANGED, "difference.file-unreadable"));
    }
    if (found.isEmpty())
      found.add(null, Alteration.What.MOVED, ChangeClass.LAYOUT, "written", after.key());
    return found.all();
  }

  private static XmlNode xml(ModelFile file) throws SAXException {
    return XmlNode.read(file.content());
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
