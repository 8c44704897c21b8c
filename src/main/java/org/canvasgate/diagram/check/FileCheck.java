package org.canvasgate.diagram.check;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.DiagramBean;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskForm;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The checks of processes, tables and forms, against what stands in Java. */
@Component
class FileCheck implements ModelCheck {
  private final ObjectProvider<TaskForm> forms;
  private final ObjectProvider<FormPanel> panels;
  private final ListableBeanFactory beans;
  private final ResourcePatternResolver resources;
  private final List<String> patterns;
  private Surroundings surroundings;

  FileCheck(
      ObjectProvider<TaskForm> forms,
      ObjectProvider<FormPanel> panels,
      ListableBeanFactory beans,
      ResourcePatternResolver resources,
      @Value("${canvasgate.deployment.resources}") List<String> patterns) {
    this.forms = forms;
    this.panels = panels;
    this.beans = beans;
    this.resources = resources;
    this.patterns = patterns;
  }

  @Override
  public List<Finding> check(ModelFile file, ModelSet all) {
    return of(file, all, surroundings());
  }

  static List<Finding> of(ModelFile file, ModelSet all, Surroundings around) {
    return switch (file.kind()) {
      case PROCESS -> ProcessCheck.of(file, all, around);
      case TABLE -> TableCheck.of(file, all, around);
      case FORM -> FormCheck.of(file, all, around);
    };
  }

  /** Asked for when first needed: the forms' Java sides may need the engine. */
  synchronized Surroundings surroundings() {
    if (surroundings == null) surroundings = gather();
    return surroundings;
  }

  private Surroundings gather() {
    Map<String, Surroundings.Side> sides = new HashMap<>();
    forms.forEach(form -> sides.put(form.id(), new Surroundings.Side(form.fields(), form.facts())));
    return new Surroundings(
        sides,
        panels.stream().map(FormPanel::name).collect(toSet()),
        DelegateFacts.FACTS,
        new TreeSet<>(List.of(beans.getBeanNamesForAnnotation(DiagramBean.class))),
        shipped());
  }

  private ModelSet shipped() {
    var files = new ArrayList<ModelFile>();
    try {
      for (String pattern : patterns)
        for (Resource resource : resources.getResources(pattern)) add(resource, files);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return ModelSet.of(files);
  }

  private static void add(Resource resource, List<ModelFile> files) throws IOException {
    String name = resource.getFilename();
    if (name == null || ModelKind.of(name).isEmpty()) return;
    try (InputStream content = resource.getInputStream()) {
      files.add(ModelFile.named(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }
}
