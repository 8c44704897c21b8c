package org.canvasgate.tracking;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.proposal.ProposalLine;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The home page. */
@Controller
class TrackingPages {
  private static final int PAGE = 50;
  private static final int NOTICES = 20;
  private static final int TASKS = 10;

  private final Board board;
  private final CaseFlow flow;
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Access access;
  private final Notices notices;
  private final CaseTitle titles;
  private final Recusals recusals;

  TrackingPages(
      Board board,
      CaseFlow flow,
      Proposals proposals,
      Verdicts verdicts,
      Access access,
      Notices notices,
      CaseTitle titles,
      Recusals recusals) {
    this.board = board;
    this.flow = flow;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.access = access;
    this.notices = notices;
    this.titles = titles;
    this.recusals = recusals;
  }

  /**
   * A proposal in the list with what it waits for.
   *
   * @param failed whether a step waits for an administrator
   */
  public record Row(
      ProposalLine line, List<CaseFlow.Waiting> waiting, Stage stage, boolean failed) {}

  /**
   * A notice as it is read.
   *
   * @param message key of the sentence
   * @param values what the sentence names
   * @param unread whether it came after the reader last said that all was read
   */
  public record Letter(
      Instant at, String proposalId, String message, Object[] values, boolean unread) {}

  @GetMapping("/")
  String home(
      @RequestParam(defaultValue = "0") int page, Principal user, Locale locale, Model model) {
    Reader reader = reader(user);
    int from = Math.max(0, Math.min(page, 10_000)) * PAGE;
    List<ProposalLine> lines = board.list(reader, from, PAGE + 1);
    model.addAttribute("reader", reader);
    model.addAttribute("taskCount", flow.taskCount(reader.user(), reader.groups()));
    model.addAttribute("tasks", flow.tasksOf(reader.user(), reader.groups(), locale, TASKS));
    List<Letter> letters = letters(reader, locale);
    model.addAttribute("notices", letters);
    model.addAttribute("unread", letters.stream().anyMatch(Letter::unread));
    model.addAttribute("rows", rows(lines, reader, locale));
    model.addAttribute("page", from / PAGE);
    model.addAttribute("more", lines.size() > PAGE);
    return "tracking/home";
  }

  private List<Letter> letters(Reader reader, Locale locale) {
    Instant seen = notices.seenUntil(reader.user()).orElse(Instant.MIN);
    return notices.to(reader.names(), NOTICES).stream()
        .map(
            notice ->
                new Letter(
                    notice.at(),
                    notice.proposalId(),
                    notice.message(),
                    notice.values().stream()
                        .map(value -> named(value, notice.proposalId(), locale))
                        .toArray(),
                    notice.at().isAfter(seen)))
        .toList();
  }

  /** Gates know a case by its id; whoever reads of it knows it by its name. */
  private Object named(Object value, String proposalId, Locale locale) {
    return proposalId != null && proposalId.equals(value) ? titles.of(proposalId, locale) : value;
  }

  private List<Row> rows(List<ProposalLine> lines, Reader reader, Locale locale) {
    Set<String> barred = recusals.casesOf(reader.user());
    return lines.stream()
        .limit(PAGE)
        .map(line -> row(line, barred.contains(line.id()), locale))
        .toList();
  }

  /** How many answers are missing, and whose, is a count too. */
  private static List<CaseFlow.Waiting> shown(List<CaseFlow.Waiting> waiting, boolean recused) {
    return recused ? waiting.stream().map(CaseFlow.Waiting::nameOnly).toList() : waiting;
  }

  private Row row(ProposalLine line, boolean recused, Locale locale) {
    List<CaseFlow.Waiting> waiting =
        Status.ended(line.status()) ? List.of() : shown(flow.waiting(line.id(), locale), recused);
    return new Row(line, waiting, stage(line.id(), line.status(), waiting), flow.failed(line.id()));
  }

  private Stage stage(String id, String status, List<CaseFlow.Waiting> waiting) {
    return Stage.of(
        status,
        waiting,
        () -> verdicts.all(id).stream().map(verdict -> verdict.round().gate()).findFirst());
  }

  private Reader reader(Principal user) {
    return access.reader(user.getName());
  }
}
