package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Orphan;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Stage;
import org.canvasgate.tracking.Withdrawals;
import org.canvasgate.tracking.api.CanvasAnswer.BlockItems;
import org.canvasgate.tracking.api.CanvasAnswer.CanvasItem;
import org.canvasgate.tracking.api.CanvasAnswer.ItemLink;
import org.canvasgate.tracking.api.CaseAnswer.Documented;
import org.canvasgate.tracking.api.CaseAnswer.FundingSourceAnswer;
import org.canvasgate.tracking.api.CaseAnswer.Money;
import org.canvasgate.tracking.api.CaseAnswer.ServiceAnswer;
import org.canvasgate.tracking.api.CaseAnswer.Standing;
import org.canvasgate.tracking.page.Timeline;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A proposal, its canvas and its revisions. */
@ApiRoot
class CaseApi {
  private final CaseFile cases;
  private final Access access;
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final CaseFlow flow;
  private final Members members;
  private final Waits waits;
  private final Timeline timeline;

  CaseApi(
      CaseFile cases,
      Access access,
      Proposals proposals,
      Verdicts verdicts,
      CaseFlow flow,
      Members members,
      Waits waits,
      Timeline timeline) {
    this.cases = cases;
    this.access = access;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.flow = flow;
    this.members = members;
    this.waits = waits;
    this.timeline = timeline;
  }

  @GetMapping("/proposals/{id}")
  CaseAnswer proposal(@PathVariable String id, Principal user, Locale locale) {
    CaseFile.Open open = cases.open(id, user);
    Proposal p = open.proposal();
    boolean namesOnly = open.keptOff() || open.publicOnly();
    List<CaseFlow.Waiting> waiting =
        Status.ended(p.status()) ? List.of() : flow.waiting(id, locale);
    Stage stage =
        Stage.of(
            p.status(),
            waiting,
            () -> verdicts.all(id).stream().map(verdict -> verdict.round().gate()).findFirst());
    return new CaseAnswer(
        p.id(),
        p.revision(),
        p.nameEn(),
        p.nameKo(),
        p.city(),
        p.kind().key(),
        p.field(),
        p.status(),
        proposals.statusReason(id).orElse(null),
        stage == null ? null : stage.key(),
        p.sample(),
        p.summary(),
        p.leadBody(),
        p.otherBodies(),
        money(p.constructionCost()),
        p.annualOperatingCost(),
        p.funding().stream()
            .map(f -> new FundingSourceAnswer(f.kind(), f.amount(), f.share(), f.note()))
            .toList(),
        p.period(),
        p.usage(),
        p.sources(),
        namesOnly ? null : members.name(p.planner()),
        access.told(open.reader(), p, waiting).stream()
            .map(step -> waits.told(step, namesOnly, locale))
            .toList(),
        flow.failed(id),
        service(id, namesOnly),
        proposals
            .documentedOutcome(id)
            .map(outcome -> new Documented(outcome.status(), outcome.sentence()))
            .orElse(null),
        new Standing(
            access.isParty(open.reader(), p),
            open.keptOff(),
            open.publicOnly(),
            Withdrawals.possible(p, user.getName())));
  }

  private static Money money(Cost cost) {
    return new Money(cost.amount(), cost.currency(), cost.unit(), cost.basis());
  }

  private ServiceAnswer service(String id, boolean nameless) {
    return proposals
        .service(id)
        .map(
            s ->
                new ServiceAnswer(
                    s.entity(),
                    nameless ? null : members.name(s.operator()),
                    s.operatingSince(),
                    s.endedOn(),
                    s.outcome()))
        .orElse(null);
  }

  @GetMapping("/proposals/{id}/timeline")
  List<EventAnswer> timeline(@PathVariable String id, Principal user, Locale locale) {
    CaseFile.Open open = cases.open(id, user);
    return timeline.of(open.reader(), open.proposal(), locale).stream()
        .map(
            event ->
                new EventAnswer(
                    event.at(),
                    event.kind(),
                    event.what(),
                    event.gate(),
                    event.sentence(),
                    event.by(),
                    event.text()))
        .toList();
  }

  @GetMapping("/proposals/{id}/canvas")
  CanvasAnswer canvas(@PathVariable String id, Principal user) {
    Proposal proposal = cases.open(id, user).proposal();
    return canvas(proposal);
  }

  @GetMapping("/proposals/{id}/revisions")
  List<RevisionAnswer> revisions(@PathVariable String id, Principal user) {
    CaseFile.Open open = cases.open(id, user);
    boolean nameless = open.keptOff() || open.publicOnly();
    return proposals.revisions(open.id()).stream()
        .map(
            r ->
                new RevisionAnswer(
                    r.revision(),
                    r.step().name().toLowerCase(Locale.ROOT),
                    nameless ? null : members.name(r.submittedBy()),
                    r.at(),
                    r.changeNote()))
        .toList();
  }

  @GetMapping("/proposals/{id}/revisions/{revision}/canvas")
  CanvasAnswer canvasOfRevision(
      @PathVariable String id, @PathVariable int revision, Principal user) {
    return canvas(CaseFile.found(proposals.at(cases.open(id, user).id(), revision)));
  }

  private static CanvasAnswer canvas(Proposal proposal) {
    Canvas canvas = proposal.canvas();
    List<Orphan> orphans = canvas.orphans();
    return new CanvasAnswer(
        proposal.id(),
        proposal.revision(),
        Arrays.stream(Block.values()).map(block -> block(canvas, block, orphans)).toList());
  }

  private static BlockItems block(Canvas canvas, Block block, List<Orphan> orphans) {
    var items = canvas.items(block);
    return new BlockItems(
        block.key(),
        IntStream.range(0, items.size())
            .mapToObj(
                n ->
                    new CanvasItem(
                        n + 1,
                        items.get(n).text(),
                        items.get(n).evidence(),
                        items.get(n).links().stream()
                            .map(link -> new ItemLink(link.block().key(), link.item() + 1))
                            .toList(),
                        orphans.stream()
                            .filter(o -> o.block() == block && o.item() == n)
                            .map(Orphan::reasonKey)
                            .toList()))
            .toList());
  }
}
