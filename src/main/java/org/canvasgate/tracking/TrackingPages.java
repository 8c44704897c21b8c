package org.canvasgate.tracking;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.CaseSection;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.CanvasView;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A proposal's page. */
@Controller
class TrackingPages {
  private final CaseFlow flow;
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Access access;
  private final Members members;
  private final Withdrawals withdrawals;
  private final List<CaseSection> sections;

  TrackingPages(
      CaseFlow flow,
      Proposals proposals,
      Verdicts verdicts,
      Access access,
      Members members,
      Withdrawals withdrawals,
      List<CaseSection> sections) {
    this.flow = flow;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.access = access;
    this.members = members;
    this.withdrawals = withdrawals;
    this.sections = sections;
  }

  /**
   * A section that another room adds to the page of a case.
   *
   * @param template where its fragment stands
   * @param model what it draws
   */
  public record Section(String template, Map<String, Object> model) {}

  /** How many answers are missing, and whose, is a count too. */
  private static List<CaseFlow.Waiting> shown(List<CaseFlow.Waiting> waiting, boolean recused) {
    return recused ? waiting.stream().map(CaseFlow.Waiting::nameOnly).toList() : waiting;
  }

  private Stage stage(String id, String status, List<CaseFlow.Waiting> waiting) {
    return Stage.of(
        status,
        waiting,
        () -> verdicts.all(id).stream().map(verdict -> verdict.round().gate()).findFirst());
  }

  @GetMapping("/proposals/{id}")
  String proposal(@PathVariable String id, Principal user, Locale locale, Model model) {
    show(found(reader(user), id), reader(user), locale, model);
    return "tracking/proposal";
  }

  private void show(Proposal proposal, Reader reader, Locale locale, Model model) {
    String id = proposal.id();
    model.addAttribute("reader", reader);
    model.addAttribute("canvas", new CanvasView(proposal, locale));
    model.addAttribute("proposal", proposal);
    boolean recused = access.recused(reader, proposal);
    boolean namesOnly = recused || access.publicOnly(reader, proposal);
    List<CaseFlow.Waiting> waiting = shown(flow.waiting(id, locale), namesOnly);
    model.addAttribute("waiting", waiting);
    model.addAttribute("stage", stage(id, proposal.status(), waiting));
    model.addAttribute("stages", Stage.values());
    model.addAttribute("failed", flow.failed(id));
    model.addAttribute("instance", reader.administers() ? flow.instance(id) : null);
    model.addAttribute("verdicts", recused ? List.of() : verdicts.all(id));
    List<Scorecard> cards = access.cards(reader, proposal);
    model.addAttribute("cards", cards);
    model.addAttribute("card", cards.stream().findFirst().orElse(null));
    model.addAttribute("blocks", Block.values());
    model.addAttribute("recommendation", null);
    model.addAttribute("revisions", proposals.revisions(id));
    model.addAttribute("service", proposals.service(id).orElse(null));
    model.addAttribute("statusReason", proposals.statusReason(id).orElse(null));
    model.addAttribute("outcome", proposals.documentedOutcome(id).orElse(null));
    model.addAttribute("sections", sections(proposal, reader, recused, locale));
    model.addAttribute("mayWithdraw", Withdrawals.possible(proposal, reader.user()));
  }

  private List<Section> sections(Proposal proposal, Reader reader, boolean recused, Locale locale) {
    Set<String> groups = access.groups(reader, proposal);
    return sections.stream()
        .filter(section -> !recused || section.openToRecused())
        .map(s -> new Section(s.template(), s.model(proposal.id(), reader.user(), groups, locale)))
        .filter(section -> !section.model().isEmpty())
        .toList();
  }

  @PostMapping("/proposals/{id}/withdraw")
  String withdraw(
      @PathVariable String id,
      @RequestParam(required = false) String reason,
      Principal user,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Reader reader = reader(user);
    Proposal proposal = found(reader, id);
    try {
      withdrawals.withdraw(proposal, reader.user(), reason);
      return "redirect:/proposals/" + proposal.id();
    } catch (RuntimeException failed) {
      Refusal refusal = Refusal.in(failed).orElseThrow(() -> failed);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(found(reader, id), reader, locale, model);
      model.addAttribute("problems", refusal.problems());
      return "tracking/proposal";
    }
  }

  private Reader reader(Principal user) {
    return access.reader(user.getName());
  }

  /** What somebody may not see is not told from what there is not. */
  private Proposal found(Reader reader, String id) {
    return access
        .find(reader, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
