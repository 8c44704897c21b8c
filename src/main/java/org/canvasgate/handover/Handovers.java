package org.canvasgate.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.handover.Preview.Line;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gives all that a person has in hand to a successor: shown beforehand, on a day, and back again.
 * Each of these happens wholly or not at all.
 */
@Service
public class Handovers {
  private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

  /** Longer than any transaction of a case takes. */
  private static final Duration UNSETTLED = Duration.ofMinutes(5);

  private static final String OFFICE = Role.SECRETARIAT.key();
  private static final String NOTICES = "notice";

  private final List<Matter> matters;
  private final TakenTasks taken;
  private final HandoverBook book;
  private final Undisturbed undisturbed;
  private final People people;
  private final Members members;
  private final Recusals recusals;
  private final Notices notices;
  private final Rules rules;
  private final Clock clock;

  Handovers(
      List<Matter> matters,
      TakenTasks taken,
      HandoverBook book,
      Undisturbed undisturbed,
      People people,
      Members members,
      Recusals recusals,
      Notices notices,
      Rules rules,
      Clock clock) {
    this.matters = matters;
    this.taken = taken;
    this.book = book;
    this.undisturbed = undisturbed;
    this.people = people;
    this.members = members;
    this.recusals = recusals;
    this.notices = notices;
    this.rules = rules;
    this.clock = clock;
  }

  /** Everything that somebody has in hand, by kind. */
  public List<Item> inHand(String person, Scope scope) {
    List<Item> items = new ArrayList<>();
    for (Matter matter : matters) items.addAll(matter.of(person));
    List<Item> tasks = taken.besides(items, person);
    if (scope == Scope.COMMITTEE) {
      Set<String> kinds =
          matters.stream().filter(Matter::ofTerm).map(Matter::kind).collect(Collectors.toSet());
      items.removeIf(item -> !kinds.contains(item.kind()));
      return items;
    }
    items.addAll(tasks);
    return items;
  }

  /** What a handover would do if it were carried out now; changes nothing. */
  public Preview preview(Plan plan) {
    return undisturbed.run(() -> gathered(plan));
  }

  private Preview gathered(Plan plan) {
    List<Problem> refusals = new ArrayList<>(whoAndWhom(plan));
    if (!refusals.isEmpty()) return new Preview(List.of(), refusals);
    List<Item> items = inHand(plan.from(), plan.scope());
    refusals.addAll(roles(plan, items));
    List<Line> lines = items.stream().map(item -> new Line(item, stays(item, plan))).toList();
    return new Preview(withTheirCases(lines), refusals);
  }

  private List<Problem> whoAndWhom(Plan plan) {
    List<Problem> refusals = new ArrayList<>();
    if (plan.from() == null || members.find(plan.from()).isEmpty())
      refusals.add(new Problem("from", "handover.unknown-person", shown(plan.from())));
    if (plan.to() == null || members.find(plan.to()).isEmpty())
      refusals.add(new Problem("to", "handover.unknown-successor", shown(plan.to())));
    else if (plan.to().equals(plan.from()))
      refusals.add(new Problem("to", "handover.same-person", members.name(plan.to())));
    return refusals;
  }

  private static String shown(String id) {
    return id == null || id.isBlank() ? "–" : id;
  }

  /** The roles that somebody must have who takes these matters and that the successor has not. */
  private List<Problem> roles(Plan plan, List<Item> items) {
    Set<Role> needed = new TreeSet<>();
    for (Item item : items)
      if (item.needs() != null && !(officeOnly(item) && !plan.byOffice())) needed.add(item.needs());
    List<String> groups = people.groups(plan.to());
    return needed.stream()
        .filter(role -> !groups.contains(role.key()))
        .map(
            role ->
                new Problem(
                    "to",
                    "handover.lacks-role",
                    members.name(plan.to()),
                    Problem.name("group." + role.key())))
        .toList();
  }

  private Optional<Problem> stays(Item item, Plan plan) {
    if (item.proposalId() != null && recusals.barred(item.proposalId(), plan.to()))
      return Optional.of(new Problem("", "handover.stays.recused"));
    if (officeOnly(item) && !plan.byOffice())
      return Optional.of(new Problem("", "handover.stays.office-only"));
    return item.kind().equals(TakenTasks.KIND)
        ? taken.hindrance(item, plan.to())
        : matter(item).hindrance(item, plan.to(), plan.on());
  }

  private boolean officeOnly(Item item) {
    return !item.kind().equals(TakenTasks.KIND) && matter(item).officeOnly();
  }

  private Matter matter(Item item) {
    return matters.stream().filter(m -> m.kind().equals(item.kind())).findFirst().orElseThrow();
  }

  /** Whoever may not take a case is not told of it either. */
  private static List<Line> withTheirCases(List<Line> lines) {
    Set<String> staying =
        lines.stream()
            .filter(line -> !line.passes() && line.item().proposalId() != null)
            .map(line -> line.item().proposalId())
            .collect(Collectors.toSet());
    return lines.stream()
        .map(
            line ->
                line.passes()
                        && line.item().kind().equals(NOTICES)
                        && line.item().proposalId() != null
                        && staying.contains(line.item().proposalId())
                    ? new Line(line.item(), new Problem("", "handover.stays.case"))
                    : line)
        .toList();
  }

  /**
   * Plans a handover; one whose day is today is carried out at once.
   *
   * @param by who asks: the secretariat, an administrator, or the person themselves
   * @throws Refusal where somebody is unknown or the same, the successor lacks a role, the day has
   *     passed, no reason is given, nothing is in hand today, or another one waits already
   */
  public Handover plan(Plan plan, String by) {
    return undisturbed.run(
        () -> {
          LocalDate today = LocalDate.now(clock);
          List<Problem> refusals = new ArrayList<>(checked(plan, today));
          Preview preview = gathered(plan);
          refusals.addAll(preview.refusals());
          boolean now = !plan.on().isAfter(today);
          if (refusals.isEmpty() && now && preview.passing() == 0)
            refusals.add(new Problem("", "handover.nothing", members.name(plan.from())));
          if (!refusals.isEmpty()) throw new Refusal(refusals);
          long id = book.add(plan, by);
          if (now) carryOut(book.hold(id), preview);
          else tellScheduled(book.hold(id));
          return book.find(id).orElseThrow();
        });
  }

  private List<Problem> checked(Plan plan, LocalDate today) {
    List<Problem> refusals = new ArrayList<>();
    if (plan.on().isBefore(today))
      refusals.add(new Problem("on", "handover.day-past", plan.on().toString()));
    if (plan.reason() == null || plan.reason().isBlank())
      refusals.add(new Problem("reason", "form.missing", Problem.name("field.reason")));
    else if (plan.reason().length() > Submission.LONGEST_TEXT || plan.reason().indexOf('\0') >= 0)
      refusals.add(
          new Problem(
              "reason",
              "form.text-too-long",
              Problem.name("field.reason"),
              Submission.LONGEST_TEXT));
    if (plan.from() != null && book.waits(plan.from()))
      refusals.add(new Problem("from", "handover.already-scheduled"));
    return refusals;
  }

  /**
   * Carries out every handover whose day has come. May run on several nodes at once: whoever comes
   * second finds it done. One that can no longer be carried out is stopped, and the secretariat is
   * told.
   *
   * @return how many were carried out or stopped
   */
  public int carryOutDue() {
    int settled = 0;
    for (long id : book.due(LocalDate.now(clock)))
      try {
        if (undisturbed.run(() -> carryOutOrStop(id))) settled++;
      } catch (RuntimeException failed) { // the others are not to wait for it
        LOG.error("Handover {} could not be carried out; it is tried again.", id, failed);
      }
    return settled;
  }

  /**
   * Brings into line what cases began in the very moment of a handover or a reversal: a part of a
   * case that begins reads the facts of the whole as they were.
   */
  public void settle() {
    for (Handover handover : book.changedSince(clock.instant().minus(UNSETTLED)))
      undisturbed.run(
          () -> {
            for (Moved moved : book.items(handover.id()))
              if (!moved.item().kind().equals(TakenTasks.KIND)) settle(moved, handover);
            return null;
          });
  }

  private void settle(Moved moved, Handover handover) {
    switch (moved.state()) {
      case MOVED, KEPT -> matter(moved.item()).settle(moved.item(), handover.from(), handover.to());
      case RETURNED -> matter(moved.item()).settle(moved.item(), handover.to(), handover.from());
      case STAYED -> {} // nothing passed
    }
  }

  private boolean carryOutOrStop(long id) {
    Handover handover = book.hold(id);
    if (handover.state() != Handover.State.SCHEDULED) return false;
    Preview preview = gathered(planOf(handover));
    if (preview.refusals().isEmpty()) carryOut(handover, preview);
    else {
      Problem why = preview.refusals().get(0);
      book.stopped(id, why);
      for (String whom : Set.of(OFFICE, handover.plannedBy()))
        notices.tell(
            whom,
            null,
            "notice.handover.stopped",
            "handover/" + id + "/stopped/" + whom,
            members.name(handover.from()),
            members.name(handover.to()),
            handover.on().toString());
    }
    return true;
  }

  private static Plan planOf(Handover handover) {
    return new Plan(
        handover.from(),
        handover.to(),
        handover.scope(),
        handover.on(),
        handover.reason(),
        handover.byOffice());
  }

  /** What a handover that waits would do if it were carried out now. */
  public Preview preview(Handover handover) {
    return preview(planOf(handover));
  }

  private void carryOut(Handover handover, Preview preview) {
    int position = 0;
    for (Line line : preview.lines()) {
      Moved moved =
          line.passes()
              ? new Moved(line.item(), Moved.State.MOVED, null, move(line.item(), handover))
              : new Moved(line.item(), Moved.State.STAYED, line.stays(), null);
      book.add(handover.id(), position++, moved);
    }
    book.done(handover.id());
    tellDone(handover, preview);
  }

  private String move(Item item, Handover handover) {
    if (!item.kind().equals(TakenTasks.KIND)) return matter(item).move(item, handover);
    taken.move(item, handover);
    return null;
  }

  private void tellScheduled(Handover handover) {
    for (String whom : List.of(handover.from(), handover.to()))
      notices.tell(
          whom,
          null,
          "notice.handover.scheduled",
          "handover/" + handover.id() + "/scheduled/" + whom,
          members.name(handover.from()),
          members.name(handover.to()),
          handover.on().toString());
  }

  /** One action, one notice: a person may have a hundred cases in hand. */
  private void tellDone(Handover handover, Preview preview) {
    String key = "handover/" + handover.id() + "/";
    String from = members.name(handover.from());
    String to = members.name(handover.to());
    notices.tell(
        handover.to(), null, "notice.handover.to-you", key + "to", from, preview.passing());
    notices.tell(
        handover.from(), null, "notice.handover.from-you", key + "from", to, preview.passing());
    long staying = preview.lines().size() - preview.passing();
    if (staying > 0)
      notices.tell(OFFICE, null, "notice.handover.stayed", key + "stayed", from, to, staying);
  }

  /**
   * Calls off a handover before its day.
   *
   * @throws Refusal where it waits no longer
   */
  public void cancel(long id, String by) {
    undisturbed.run(
        () -> {
          Handover handover = book.hold(id);
          if (handover.state() != Handover.State.SCHEDULED)
            throw new Refusal("handover.not-scheduled");
          book.settled(id, Handover.State.CANCELLED, by);
          for (String whom : List.of(handover.from(), handover.to()))
            notices.tell(
                whom,
                null,
                "notice.handover.cancelled",
                "handover/" + id + "/cancelled/" + whom,
                members.name(handover.from()),
                members.name(handover.to()));
          return null;
        });
  }

  /** The last day on which a handover can be reversed; empty where it was not carried out. */
  public Optional<LocalDate> reversibleUntil(Handover handover) {
    if (handover.state() != Handover.State.DONE) return Optional.empty();
    LocalDate done = handover.doneAt().atZone(clock.getZone()).toLocalDate();
    return Optional.of(done.plusDays(days("reversal")));
  }

  /**
   * Gives back whatever the successor has not touched; the rest stays with the successor and is
   * listed with its reason.
   *
   * @throws Refusal where it was not carried out, or too long ago
   */
  public void reverse(long id, String by) {
    undisturbed.run(
        () -> {
          Handover handover = book.hold(id);
          LocalDate last =
              reversibleUntil(handover).orElseThrow(() -> new Refusal("handover.not-done"));
          if (LocalDate.now(clock).isAfter(last))
            throw new Refusal("handover.too-late", last.toString());
          int returned = 0;
          for (Moved moved : book.items(id)) {
            if (moved.state() != Moved.State.MOVED) continue;
            Optional<Problem> kept = giveBack(moved, handover);
            if (kept.isEmpty()) returned++;
            book.change(
                id,
                moved.item(),
                kept.isEmpty() ? Moved.State.RETURNED : Moved.State.KEPT,
                kept.orElse(null));
          }
          book.settled(id, Handover.State.REVERSED, by);
          for (String whom : List.of(handover.from(), handover.to()))
            notices.tell(
                whom,
                null,
                "notice.handover.reversed",
                "handover/" + id + "/reversed/" + whom,
                members.name(handover.from()),
                members.name(handover.to()),
                returned);
          return null;
        });
  }

  private Optional<Problem> giveBack(Moved moved, Handover handover) {
    return moved.item().kind().equals(TakenTasks.KIND)
        ? taken.giveBack(moved, handover)
        : matter(moved.item()).giveBack(moved, handover);
  }

  /** Days that the table {@code handover-days} sets for a purpose. */
  int days(String purpose) {
    return ((Number) rules.one("handover-days", Map.of("purpose", purpose)).get("days")).intValue();
  }
}
