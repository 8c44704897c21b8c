package org.canvasgate.diagram.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.diagram.check.DelegateFacts;
import org.canvasgate.diagram.check.ModelCheck;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.DiagramVocabulary;
import org.canvasgate.form.TaskForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Whether a file is safe to deploy: a diagram is code, and may only say what this application means
 * diagrams to say. Everything it finds refuses.
 */
@Component
@Order(0)
public class SafeModel implements ModelCheck {
  private final Supplier<Reach> reach;

  @Autowired
  SafeModel(DiagramVocabulary vocabulary, ObjectProvider<TaskForm> forms) {
    this(
        SingletonSupplier.of(
            () -> new Reach(vocabulary.delegates(), vocabulary.calls(), facts(forms))));
  }

  SafeModel(Supplier<Reach> reach) {
    this.reach = reach;
  }

  private static Set<String> facts(ObjectProvider<TaskForm> forms) {
    return Stream.concat(DelegateFacts.FACTS.values().stream(), forms.stream().map(TaskForm::facts))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Finding> check(ModelFile file, ModelSet all) {
    var found = new Found(file.name());
    int size = bytes(file);
    if (size > ModelLimits.FILE) {
      found.add(null, null, "guard.too-large", ModelLimits.megabytes(ModelLimits.FILE));
      return found.all();
    }
    if (all.bytes() > ModelLimits.RELEASE || all.files().size() > ModelLimits.FILES)
      found.add(
          null,
          null,
          "guard.release-too-large",
          ModelLimits.FILES,
          ModelLimits.megabytes(ModelLimits.RELEASE));
    switch (file.kind()) {
      case PROCESS -> {
        DiagramScan.scan(file.content(), Grammar.PROCESS, reach.get(), others(file, all), found);
        if (found.all().isEmpty()) EndlessTurns.find(file, all, found);
      }
      case TABLE ->
          DiagramScan.scan(file.content(), Grammar.TABLE, reach.get(), others(file, all), found);
      case FORM -> FormScan.scan(file.content(), found);
    }
    return found.all();
  }

  private static Set<String> others(ModelFile file, ModelSet all) {
    return all.files().stream()
        .filter(other -> other.kind() == file.kind() && !other.key().equals(file.key()))
        .map(ModelFile::key)
        .collect(Collectors.toSet());
  }

  /** What is wrong with files that would be deployed together. */
  List<Finding> all(List<ModelFile> files) {
    ModelSet set = ModelSet.of(files);
    return files.stream().flatMap(file -> check(file, set).stream()).toList();
  }

  private static int bytes(ModelFile file) {
    // a character needs at least a byte, so that a huge file is not copied to be measured
    return file.content().length() > ModelLimits.FILE
        ? file.content().length()
        : file.content().getBytes(StandardCharsets.UTF_8).length;
  }
}
