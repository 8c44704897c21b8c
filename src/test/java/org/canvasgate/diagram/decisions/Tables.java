package org.canvasgate.diagram.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** The real decision tables, and changed ones. */
final class Tables {
  private Tables() {}

  static ModelSet inForce() {
    try (var files = Files.list(Path.of("bpmn/decisions"))) {
      var tables = new ArrayList<ModelFile>();
      for (Path file : files.toList())
        tables.add(ModelFile.named(file.getFileName().toString(), Files.readString(file)));
      return ModelSet.of(tables);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The same with one table rewritten. */
  static ModelSet with(ModelSet set, String table, UnaryOperator<String> rewrite) {
    ModelFile before = set.find(ModelKind.TABLE, table).orElseThrow();
    String after = rewrite.apply(before.content());
    if (after.equals(before.content())) throw new IllegalArgumentException("nothing is rewritten");
    return set.with(List.of(new ModelFile(ModelKind.TABLE, table, after)));
  }
}
