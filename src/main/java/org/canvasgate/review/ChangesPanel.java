package org.canvasgate.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasChanges;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballot;
import org.canvasgate.committee.RatingDesk;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.FundingLine;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * What a revision changed, for a member who has rated the proposal before: each block that is rated
 * again, item by item, and the member's own ratings that stand.
 */
@Component
class ChangesPanel implements FormPanel {

  /**
   * An item before and after.
   *
   * @param was null where it was added
   * @param is null where it was taken out
   * @param why what beside the words is different; empty where nothing is
   */
  record Line(String kind, String was, String is, List<String> why) {}

  /**
   * A block that is rated again; {@code own} is what the reader gave before, null where nothing.
   */
  record Again(Block block, List<Line> lines, Rating own) {}

  /** A fact beside the canvas, in words. */
  record Fact(String name, String was, String is) {}

  private final Resubmissions resubmissions;
  private final RatingDesk desk;
  private final Proposals proposals;
  private final Wording wording;

  ChangesPanel(Resubmissions resubmissions, RatingDesk desk, Proposals proposals, Wording wording) {
    this.resubmissions = resubmissions;
    this.desk = desk;
    this.proposals = proposals;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    if (task.proposalId() == null) return model;
    desk.carried(task, Step.SCORE, resubmissions.of(task.proposalId()))
        .ifPresent(ballot -> model.putAll(model(task.proposalId(), ballot, locale)));
    return model;
  }

  private Map<String, Object> model(String proposalId, Ballot ballot, Locale locale) {
    Resubmissions.Changes changes = resubmissions.since(proposalId, ballot.revision());
    Proposal before = proposals.at(proposalId, ballot.revision()).orElseThrow();
    Proposal now = proposals.get(proposalId);
    List<Again> again = new ArrayList<>();
    List<Rating> standing = new ArrayList<>();
    for (Block block : Block.values()) {
      Rating own = ballot.of(block).orElse(null);
      if (own != null && !changes.again().contains(block)) standing.add(own);
      else
        again.add(
            new Again(
                block,
                changes.canvas().blocks().get(block).stream()
                    .map(change -> line(change, before, now, locale))
                    .toList(),
                own));
    }
    return Map.of(
        "since", ballot.revision(),
        "now", now.revision(),
        "note", note(proposalId, now.revision()),
        "again", again,
        "standing", standing,
        "facts", changes.facts().stream().map(fact -> fact(fact, locale)).toList());
  }

  private String note(String proposalId, int revision) {
    return proposals.revisions(proposalId).stream()
        .filter(each -> each.revision() == revision && each.changeNote() != null)
        .map(each -> each.changeNote())
        .findFirst()
        .orElse("");
  }

  private Line line(CanvasChanges.Change change, Proposal before, Proposal now, Locale locale) {
    List<String> why = new ArrayList<>();
    Item was = change.before();
    Item is = change.after();
    if (was != null && is != null && change.kind() != CanvasChanges.Kind.KEPT) {
      add(
          why,
          "review.changes.evidence",
          String.join("; ", was.evidence()),
          String.join("; ", is.evidence()),
          locale);
      add(why, "review.changes.links", links(was, before, locale), links(is, now, locale), locale);
    }
    return new Line(
        change.kind().key(), was == null ? null : was.text(), is == null ? null : is.text(), why);
  }

  private void add(List<String> why, String key, String was, String is, Locale locale) {
    if (!was.equals(is)) why.add(wording.say(key, locale, orNone(was), orNone(is)));
  }

  private String links(Item item, Proposal proposal, Locale locale) {
    return item.links().stream()
        .map(link -> target(link, proposal, locale))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private String target(Link link, Proposal proposal, Locale locale) {
    return wording.say("block." + link.block().key(), locale)
        + ": "
        + proposal.canvas().items(link.block()).get(link.item()).text();
  }

  private Fact fact(Resubmissions.Fact fact, Locale locale) {
    return new Fact(
        fact.name(),
        say(fact.name(), fact.before(), locale),
        say(fact.name(), fact.after(), locale));
  }

  private String say(String name, Object value, Locale locale) {
    if (value == null || value instanceof List<?> list && list.isEmpty())
      return wording.say("unknown", locale);
    if (value instanceof ServiceKind kind) return wording.say("kind." + kind.key(), locale);
    if (name.equals("field")) return wording.say("service-field." + value, locale);
    if (value instanceof Cost cost) return cost(cost, locale);
    if (value instanceof Double amount) return number(amount);
    if (value instanceof List<?> list)
      return list.stream()
          .map(each -> each instanceof FundingLine line ? funding(line, locale) : each.toString())
          .collect(Collectors.joining("; "));
    return value.toString();
  }

  private String cost(Cost cost, Locale locale) {
    return cost.amount() == null
        ? wording.say("unknown", locale)
        : words(number(cost.amount()), cost.unit(), cost.currency(), cost.basis());
  }

  private String funding(FundingLine line, Locale locale) {
    return words(
        wording.say("funding." + line.kind(), locale),
        line.amount() == null ? wording.say("unknown", locale) : number(line.amount()),
        line.share(),
        line.note());
  }

  private static String words(String... parts) {
    return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  private static String number(double amount) {
    return java.math.BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
