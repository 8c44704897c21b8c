package org.canvasgate.diagram.difference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a change: what differs, in plain words, and the class that follows from it. */
@Component
@Order(20)
class DifferenceSection implements ChangeSection {
  private final DifferenceWords words;

  DifferenceSection(DifferenceWords words) {
    this.words = words;
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
    List<Alteration> found = Differences.between(before, after);
    ChangeClass depth = Differences.depth(found);
    var model = new HashMap<String, Object>();
    model.put("change", change.id());
    model.put("files", Told.of(found, words, locale));
    model.put("depth", depth.word());
    // Which line made it so: who must approve follows from it, and the author may want to know.
    found.stream()
        .filter(one -> one.depth() == depth)
        .findFirst()
        .ifPresent(one -> model.put("because", words.sentence(one, locale)));
    return model;
  }
}
