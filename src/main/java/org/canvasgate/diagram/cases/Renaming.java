package org.canvasgate.diagram.cases;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/**
 * A step that a changed process no longer has, and which new steps it may have become.
 *
 * @param process id of the process
 * @param step id of the step that is gone
 * @param candidates ids of new steps of the same kind; never empty
 * @param proposed the candidate of the same name, or the only one; null where neither tells
 */
record Renaming(String process, String step, List<String> candidates, String proposed) {
  /** Where no case stands for longer than a moment. */
  private static final Set<String> PASSED =
      Set.of("startEvent", "endEvent", "exclusiveGateway", "intermediateThrowEvent");

  private record Step(String kind, String name) {}

  /** The renamings that are possible between two sets; a file that cannot be read has none. */
  static List<Renaming> between(ModelSet before, ModelSet after) {
    var all = new ArrayList<Renaming>();
    for (ModelFile file : before.files())
      if (file.kind() == ModelKind.PROCESS)
        after
            .find(file.name())
            .filter(changed -> !changed.hash().equals(file.hash()))
            .ifPresent(changed -> all.addAll(between(file, changed)));
    return all;
  }

  private static List<Renaming> between(ModelFile before, ModelFile after) {
    Map<String, Step> old = steps(before);
    Map<String, Step> now = steps(after);
    var found = new ArrayList<Renaming>();
    old.forEach(
        (id, step) -> {
          if (now.containsKey(id)) return;
          List<String> candidates =
              now.entrySet().stream()
                  .filter(
                      each ->
                          !old.containsKey(each.getKey())
                              && each.getValue().kind().equals(step.kind()))
                  .map(Map.Entry::getKey)
                  .toList();
          if (!candidates.isEmpty())
            found.add(new Renaming(before.key(), id, candidates, proposed(step, candidates, now)));
        });
    return found;
  }

  private static String proposed(Step gone, List<String> candidates, Map<String, Step> now) {
    List<String> alike =
        candidates.stream().filter(id -> now.get(id).name().equals(gone.name())).toList();
    if (alike.size() == 1) return alike.get(0);
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private static Map<String, Step> steps(ModelFile file) {
    var steps = new LinkedHashMap<String, Step>();
    try {
      var text = new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8));
      for (FlowNode node : Bpmn.readModelFromStream(text).getModelElementsByType(FlowNode.class)) {
        String kind = node.getElementType().getTypeName();
        if (!PASSED.contains(kind))
          steps.put(node.getId(), new Step(kind, Objects.toString(node.getName(), "")));
      }
    } catch (RuntimeException unreadable) {
      return Map.of(); // the check says what is wrong with the file
    }
    return steps;
  }
}
