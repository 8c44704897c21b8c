package org.canvasgate.diagram.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.diagram.model.Markup.Tag;

/**
 * Which process calls which process, asks which table and shows which form. What an expression
 * would name only when a case runs is not known here and left out; the guard refuses such
 * expressions at deployment.
 */
public final class Uses {
  private static final Comparator<Use> ORDER =
      Comparator.comparing(Use::from).thenComparing(Use::element).thenComparing(Use::to);

  private final List<Use> all;

  private Uses(List<Use> all) {
    this.all = List.copyOf(all);
  }

  /** What the files of a set use; a file that cannot be read uses nothing. */
  public static Uses of(ModelSet set) {
    var found = new ArrayList<Use>();
    for (ModelFile file : set.files()) found.addAll(of(file));
    found.sort(ORDER);
    return new Uses(found);
  }

  /** What one file uses, in the order in which it is written. */
  public static List<Use> of(ModelFile file) {
    var found = new ArrayList<Use>();
    if (file.kind() != ModelKind.FORM)
      for (Tag tag : Markup.tags(file.content())) {
        if (file.kind() == ModelKind.PROCESS) step(file, tag, found);
        else required(file, tag, found);
      }
    return found;
  }

  public List<Use> all() {
    return all;
  }

  /** What a file uses itself. */
  public List<Use> by(String file) {
    return all.stream().filter(use -> use.from().equals(file)).toList();
  }

  /** Where a file is used. */
  public List<Use> of(String file) {
    return all.stream().filter(use -> use.to().equals(file)).toList();
  }

  /**
   * The files that reach one of these by whatever way, themselves included: whom a change of them
   * can concern.
   */
  public Set<String> concernedBy(Set<String> files) {
    var reached = new TreeSet<>(files);
    boolean more = true;
    while (more) {
      more = false;
      for (Use use : all) if (reached.contains(use.to())) more |= reached.add(use.from());
    }
    return reached;
  }

  private static void step(ModelFile file, Tag tag, List<Use> found) {
    String id = tag.attribute("id");
    if (tag.is("callActivity"))
      add(file, id, Use.How.CALLS, ModelKind.PROCESS, tag.attribute("calledElement"), found);
    if (tag.is("businessRuleTask"))
      add(file, id, Use.How.ASKS, ModelKind.TABLE, tag.attribute("camunda:decisionRef"), found);
    add(file, id, Use.How.SHOWS, ModelKind.FORM, tag.attribute("camunda:formRef"), found);
  }

  /** A table that builds on another names it by an address within the file, or as a file. */
  private static void required(ModelFile file, Tag tag, List<Use> found) {
    if (!tag.is("requiredDecision")) return;
    String href = tag.attribute("href");
    String key = href.substring(href.lastIndexOf('#') + 1);
    if (!key.equals(file.key())) add(file, file.key(), Use.How.ASKS, ModelKind.TABLE, key, found);
  }

  private static void add(
      ModelFile file, String element, Use.How how, ModelKind kind, String key, List<Use> found) {
    if (key.isBlank() || key.contains("{")) return;
    found.add(new Use(file.name(), element, how, kind.path(key)));
  }
}
