package org.canvasgate.diagram.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.DiagramBean;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskForm;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.stereotype.Component;

/** The files of this repository and what they find in Java, without starting the application. */
final class OwnFiles {
  static final ModelSet ALL = read();
  static final Surroundings AROUND = surroundings();

  private OwnFiles() {}

  static ModelFile file(ModelKind kind, String key) {
    return ALL.find(kind, key).orElseThrow();
  }

  /** What is said about a file in the place of the one of its name. */
  static List<Finding> check(ModelFile file) {
    return FileCheck.of(file, ALL.with(List.of(file)), AROUND);
  }

  private static ModelSet read() {
    var files = new ArrayList<ModelFile>();
    for (String folder : List.of("bpmn", "forms"))
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        for (Path path : paths.filter(Files::isRegularFile).toList())
          files.add(ModelFile.named(path.getFileName().toString(), Files.readString(path)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    return ModelSet.of(files);
  }

  private static Surroundings surroundings() {
    Map<String, Surroundings.Side> sides = new HashMap<>();
    for (TaskForm form : bare(TaskForm.class))
      sides.put(form.id(), new Surroundings.Side(form.fields(), form.facts()));
    Set<String> panels = new TreeSet<>();
    for (FormPanel panel : bare(FormPanel.class)) panels.add(panel.name());
    return new Surroundings(sides, panels, DelegateFacts.FACTS, beans(), ALL);
  }

  /** What a form says of itself needs nothing that it works with. */
  private static <T> List<T> bare(Class<T> type) {
    var made = new ArrayList<T>();
    for (BeanDefinition found : found(new AssignableTypeFilter(type)))
      made.add(type.cast(new SpringObjenesis().newInstance(loaded(found), false)));
    return made;
  }

  private static Set<String> beans() {
    Set<String> names = new TreeSet<>();
    for (BeanDefinition found : found(new AnnotationTypeFilter(DiagramBean.class))) {
      var named = loaded(found).getAnnotation(Component.class);
      if (named != null && !named.value().isEmpty()) names.add(named.value());
    }
    return names;
  }

  private static Set<BeanDefinition> found(TypeFilter filter) {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(filter);
    return scan.findCandidateComponents("org.canvasgate");
  }

  private static Class<?> loaded(BeanDefinition found) {
    try {
      return Class.forName(found.getBeanClassName());
    } catch (ClassNotFoundException never) {
      throw new IllegalStateException(never);
    }
  }
}
