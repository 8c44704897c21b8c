package org.canvasgate.diagram.check;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.Finding.Severity;
import org.canvasgate.diagram.model.ModelFile;

/**
 * Collects what is found in one file. Keys and places are given without their first word: {@code
 * gateway.default} becomes {@code check.gateway.default}, {@code conditions} becomes {@code
 * check.place.conditions}.
 */
final class Notes {
  private final ModelFile file;
  private final List<Finding> all = new ArrayList<>();

  Notes(ModelFile file) {
    this.file = file;
  }

  void error(String element, String place, String key, Object... arguments) {
    add(Severity.ERROR, element, place, key, arguments);
  }

  void warn(String element, String place, String key, Object... arguments) {
    add(Severity.WARNING, element, place, key, arguments);
  }

  void hint(String element, String place, String key, Object... arguments) {
    add(Severity.HINT, element, place, key, arguments);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  private void add(
      Severity severity, String element, String place, String key, Object... arguments) {
    all.add(
        new Finding(
            severity,
            file.name(),
            element,
            place == null ? null : "check.place." + place,
            "check." + key,
            List.of(arguments)));
  }
}
