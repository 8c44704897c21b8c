package org.canvasgate.committee;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.canvasgate.form.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The secretariat records on the page of a case who is at the meeting that votes. */
@Controller
class Attendances {
  static final String SECRETARIAT = "secretariat";

  private final Attendance attendance;
  private final Windows windows;
  private final Panels panels;
  private final Recusals recusals;
  private final ScoreRuleBook rules;
  private final Members members;

  Attendances(
      Attendance attendance,
      Windows windows,
      Panels panels,
      Recusals recusals,
      ScoreRuleBook rules,
      Members members) {
    this.attendance = attendance;
    this.windows = windows;
    this.panels = panels;
    this.recusals = recusals;
    this.rules = rules;
    this.members = members;
  }

  @PostMapping("/proposals/{id}/attendance")
  String record(
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> present,
      Principal user,
      HttpServletRequest request) {
    // What somebody may not do is not told from what there is not.
    if (!request.isUserInRole(SECRETARIAT) || recusals.barred(id, user.getName()))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    Windows.Open open =
        windows.openForPanel(id).orElseThrow(() -> new Refusal("committee.window-closed"));
    if (!meets(open)) throw new Refusal("quorum.written-procedure");
    attendance.record(open.round(), present, user.getName());
    return "redirect:/proposals/" + id;
  }

  /** Who may be marked as present; empty where nobody meets. */
  List<StandingSection.Seated> seated(Windows.Open open) {
    if (!meets(open)) return List.of();
    Set<String> present = attendance.of(open.round());
    return panels.of(open.round()).sitting().stream()
        .map(id -> new StandingSection.Seated(id, members.name(id), present.contains(id)))
        .toList();
  }

  /** Ratings are sent one by one at a meeting too, so that nobody's presence stands for them. */
  private boolean meets(Windows.Open open) {
    return !open.step().rates()
        && rules.quorum(panels.of(open.round()).committee()).procedure()
            == Quorum.Procedure.MEETING;
  }
}
