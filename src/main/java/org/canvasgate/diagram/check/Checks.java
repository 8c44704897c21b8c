package org.canvasgate.diagram.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All checks together: the same for a draft on the page and for a deployment by any door. */
@Component
public class Checks {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity).thenComparing(Finding::file);

  private final ObjectProvider<ModelCheck> checks;

  Checks(ObjectProvider<ModelCheck> checks) {
    this.checks = checks;
  }

  /** What is to be said about these files, the gravest first. */
  public List<Finding> of(List<ModelFile> files, ModelSet all) {
    return files.stream()
        .flatMap(file -> checks.orderedStream().flatMap(check -> said(check, file, all)))
        .sorted(ORDER)
        .toList();
  }

  private static Stream<Finding> said(ModelCheck check, ModelFile file, ModelSet all) {
    return check.check(file, all).stream();
  }
}
