package org.canvasgate.committee.appointment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.appointment.Candidate.Cause;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** The proposed panel as a table: who, what they bring, how much they have to do, and why. */
@Component
class PanelProposalPanel implements FormPanel {
  private static final List<String> PLACES = List.of("proposed", "left", "barred");

  private final PanelProposals proposals;
  private final Panels panels;
  private final Wording wording;

  PanelProposalPanel(PanelProposals proposals, Panels panels, Wording wording) {
    this.proposals = proposals;
    this.panels = panels;
    this.wording = wording;
  }

  /**
   * A candidate as the table shows them.
   *
   * @param place proposed, left or barred
   * @param against conflicts that stand
   * @param dismissed conflicts that were looked into
   */
  record Row(
      String place,
      String name,
      String id,
      boolean deputy,
      String organisation,
      String category,
      List<String> fields,
      int load,
      Integer most,
      List<String> against,
      List<String> dismissed,
      List<String> why) {}

  /** The rows of one place. */
  record Section(String place, List<Row> rows) {
    static Section of(String place, List<Row> rows) {
      return new Section(place, rows.stream().filter(row -> row.place().equals(place)).toList());
    }
  }

  @Override
  public String name() {
    return "panel-proposal";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    var need = proposals.need(task);
    List<Candidate> candidates = proposals.candidates(need);
    String committee = AppointPanelForm.usualCommittee(panels);
    Choice choice = proposals.propose(need, committee, candidates);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("proposalId", task.proposalId());
    model.put("committee", committee);
    model.put("demands", proposals.demands(need, committee));
    model.put("differs", !need.former().isEmpty());
    model.put(
        "unmet",
        choice.unmet().stream()
            .map(unmet -> wording.say(AppointPanelForm.sentence(unmet), locale))
            .toList());
    List<Row> rows = candidates.stream().map(candidate -> row(candidate, choice, locale)).toList();
    model.put("sections", PLACES.stream().map(place -> Section.of(place, rows)).toList());
    return model;
  }

  private Row row(Candidate c, Choice choice, Locale locale) {
    boolean proposed = choice.members().contains(c.member());
    boolean conflict = c.bars().stream().anyMatch(bar -> bar.cause() == Cause.CONFLICT);
    return new Row(
        proposed ? "proposed" : c.available() ? "left" : "barred",
        c.name(),
        c.member(),
        c.member().equals(choice.deputy()),
        c.profile().organisation(),
        c.profile().category(),
        c.profile().fields().stream().sorted().toList(),
        c.load(),
        c.profile().mostCases(),
        conflict
            ? c.bars().stream()
                .filter(bar -> bar.cause() == Cause.CONFLICT)
                .map(bar -> wording.say(bar.sentence(), locale))
                .toList()
            : List.of(),
        said(c.doubts(), locale),
        said(
            c.available()
                ? choice.reasons().getOrDefault(c.member(), List.of())
                : c.bars().stream()
                    .filter(bar -> bar.cause() != Cause.CONFLICT)
                    .map(Candidate.Bar::sentence)
                    .toList(),
            locale));
  }

  private List<String> said(List<? extends MessageSourceResolvable> sentences, Locale locale) {
    return sentences.stream().map(sentence -> wording.say(sentence, locale)).toList();
  }
}
