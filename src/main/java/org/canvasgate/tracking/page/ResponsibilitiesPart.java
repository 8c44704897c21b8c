package org.canvasgate.tracking.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.consultation.Activity;
import org.canvasgate.consultation.Body;
import org.canvasgate.consultation.Consultation;
import org.canvasgate.consultation.Consultations;
import org.canvasgate.consultation.Responsibility;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who answers for what and who pays: activities by bodies, as the last round of asking has it.
 * While bodies are still being asked, each of them finds its own answers only.
 */
@Component
@Order(4)
class ResponsibilitiesPart implements PagePart {
  private final Consultations consultations;

  ResponsibilitiesPart(Consultations consultations) {
    this.consultations = consultations;
  }

  /**
   * What a body is for an activity.
   *
   * @param role accountable or payer
   * @param stance its answer; asked where it has not answered or the reader may not know
   * @param words its condition or its reason; null where there is none
   */
  public record Part(String role, String stance, String words) {}

  /** An activity with what each body is for it, in the order of the bodies. */
  public record Line(String activity, List<List<Part>> cells) {}

  @Override
  public String template() {
    return "page/responsibilities";
  }

  @Override
  public String title() {
    return "page.responsibilities";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    if (!reading.inside()) return Map.of();
    return consultations
        .latest(reading.id())
        .filter(consultation -> !consultation.responsibilities().isEmpty())
        .map(consultation -> model(consultation, reading))
        .orElse(Map.of());
  }

  private static Map<String, Object> model(Consultation consultation, Reading reading) {
    boolean asking = EventRights.asking(reading.events());
    boolean all = !asking || reading.judges() || reading.plans();
    List<Body> bodies =
        consultation.bodies().stream()
            .filter(
                body ->
                    consultation.responsibilities().stream()
                        .anyMatch(each -> each.body().equals(body.slug())))
            .toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("bodies", bodies.stream().map(body -> body.name(reading.locale())).toList());
    model.put("lines", lines(consultation, bodies, reading, all, asking));
    model.put("round", consultation.round().round());
    model.put("asking", asking);
    model.put("partly", !all);
    return model;
  }

  private static List<Line> lines(
      Consultation consultation, List<Body> bodies, Reading reading, boolean all, boolean asking) {
    return Arrays.stream(Activity.values())
        .map(
            activity ->
                new Line(
                    activity.key(),
                    bodies.stream()
                        .map(
                            body ->
                                consultation.responsibilities().stream()
                                    .filter(each -> each.body().equals(body.slug()))
                                    .filter(each -> each.duty().activity() == activity)
                                    .map(each -> part(each, all || own(body, reading), asking))
                                    .toList())
                        .toList()))
        .toList();
  }

  private static Part part(Responsibility each, boolean told, boolean asking) {
    boolean open = each.stance() == null && asking;
    String stance = !told || open ? "asked" : each.effectiveStance().key();
    String words = each.condition() == null ? each.reason() : each.condition();
    return new Part(each.duty().role().key(), stance, told ? words : null);
  }

  private static boolean own(Body body, Reading reading) {
    List<String> names = new ArrayList<>(List.of(body.slug(), Role.BODY_PREFIX + body.slug()));
    names.retainAll(reading.groups());
    return !names.isEmpty();
  }
}
