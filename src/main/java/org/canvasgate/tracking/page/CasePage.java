package org.canvasgate.tracking.page;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.Stage;
import org.canvasgate.tracking.Withdrawals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A proposal's page, and taking a proposal back. */
@Controller
class CasePage {
  private static final String PAGE = "page/proposal";

  private final Access access;
  private final Readings readings;
  private final PageSections sections;
  private final NextSteps next;
  private final Proposals proposals;
  private final CaseFlow flow;
  private final Withdrawals withdrawals;

  CasePage(
      Access access,
      Readings readings,
      PageSections sections,
      NextSteps next,
      Proposals proposals,
      CaseFlow flow,
      Withdrawals withdrawals) {
    this.access = access;
    this.readings = readings;
    this.sections = sections;
    this.next = next;
    this.proposals = proposals;
    this.flow = flow;
    this.withdrawals = withdrawals;
  }

  @GetMapping("/proposals/{id}")
  String proposal(
      @PathVariable String id,
      @RequestParam(required = false) String events,
      Principal user,
      Locale locale,
      Model model) {
    Reader reader = access.reader(user.getName());
    show(found(reader, id), reader, Event.Kind.of(events), locale, model);
    return PAGE;
  }

  @PostMapping("/proposals/{id}/withdraw")
  String withdraw(
      @PathVariable String id,
      @RequestParam(required = false) String reason,
      Principal user,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Reader reader = access.reader(user.getName());
    Proposal proposal = found(reader, id);
    try {
      withdrawals.withdraw(proposal, reader.user(), reason);
      return "redirect:/proposals/" + proposal.id();
    } catch (RuntimeException failed) {
      Refusal refusal = Refusal.in(failed).orElseThrow(() -> failed);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      show(found(reader, id), reader, null, locale, model);
      model.addAttribute("problems", refusal.problems());
      return PAGE;
    }
  }

  private void show(
      Proposal proposal, Reader reader, Event.Kind events, Locale locale, Model model) {
    Reading reading = readings.of(reader, proposal, locale);
    List<PageSections.Section> shown = sections.of(reading, events);
    model.addAttribute("reader", reader);
    model.addAttribute("reading", reading);
    model.addAttribute("proposal", proposal);
    model.addAttribute("stages", Stage.values());
    model.addAttribute("sections", shown);
    model.addAttribute("next", next.of(reading, shown));
    model.addAttribute("failed", flow.failed(proposal.id()));
    model.addAttribute("instance", reader.administers() ? flow.instance(proposal.id()) : null);
    model.addAttribute("service", proposals.service(proposal.id()).orElse(null));
    model.addAttribute("statusReason", proposals.statusReason(proposal.id()).orElse(null));
    model.addAttribute("outcome", proposals.documentedOutcome(proposal.id()).orElse(null));
    model.addAttribute("mayWithdraw", Withdrawals.possible(proposal, reader.user()));
  }

  /** What somebody may not see is not told from what there is not. */
  private Proposal found(Reader reader, String id) {
    return access
        .find(reader, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
