package org.canvasgate.diagram.difference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.decisions.Sides;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a change: what differs, in plain words, and the class that follows from it. */
@Component
@Order(20)
class DifferenceSection implements ChangeSection {
  private final DifferenceWords words;
  private final Sides sides;

  DifferenceSection(DifferenceWords words, Sides sides) {
    this.words = words;
    this.sides = sides;
  }

  @Override
  public String template() {
    return "diagram/difference/section";
  }

  @Override
  public String title() {
    return "difference.title";
  }

  @Override
  public String anchor() {
    return "difference";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    boolean released = change.state() == ChangeState.DEPLOYED;
    Sides.Pair pair = released ? sides.of(change) : new Sides.Pair(before, after);
    List<Alteration> found = Differences.between(pair.before(), pair.after());
    ChangeClass depth = Differences.depth(found);
    var model = new HashMap<String, Object>();
    model.put("change", change.id());
    model.put("released", released);
    model.put("was", released ? hashes(pair.before()) : Map.of());
    model.put("became", released ? hashes(pair.after()) : Map.of());
    model.put("files", Told.of(found, words, locale));
    model.put("depth", depth.word());
    // Which line made it so: who must approve follows from it, and the author may want to know.
    found.stream()
        .filter(one -> one.depth() == depth)
        .findFirst()
        .ifPresent(one -> model.put("because", words.sentence(one, locale)));
    return model;
  }

  private static Map<String, String> hashes(ModelSet files) {
    return files.files().stream().collect(Collectors.toMap(ModelFile::name, ModelFile::hash));
  }
}
