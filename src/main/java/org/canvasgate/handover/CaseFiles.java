package org.canvasgate.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.handover.CaseFile.Contact;
import org.canvasgate.handover.CaseFile.Decision;
import org.canvasgate.handover.CaseFile.Due;
import org.canvasgate.handover.CaseFile.Step;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Gathers what a successor has to know of a case: where it stands, why, what is due, who knows. */
@Service
class CaseFiles {
  /** The fact by which a window chooses whose task it is. */
  private static final String MEMBER = "member";

  private final JdbcClient jdbc;
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Scorecards scorecards;
  private final Independence independence;
  private final Panels panels;
  private final Members members;
  private final HandoverBook book;
  private final Desk desk;
  private final Clock clock;

  CaseFiles(
      JdbcClient jdbc,
      Proposals proposals,
      Verdicts verdicts,
      Scorecards scorecards,
      Independence independence,
      Panels panels,
      Members members,
      HandoverBook book,
      Desk desk,
      Clock clock) {
    this.jdbc = jdbc;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.scorecards = scorecards;
    this.independence = independence;
    this.panels = panels;
    this.members = members;
    this.book = book;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * The file of a case.
   *
   * @param holder who has the case in hand
   * @param kinds as what
   * @param reader who reads it; no total that they are not to know before they have rated
   *     themselves
   * @param namesPanel whether the reader may know who sits on the panel
   */
  CaseFile of(
      String proposalId,
      String holder,
      Collection<String> kinds,
      String reader,
      boolean namesPanel,
      Locale locale) {
    Proposal proposal = proposals.get(proposalId);
    List<Todo> open = desk.open(proposalId);
    return new CaseFile(
        proposal,
        proposal.name(locale),
        List.copyOf(kinds),
        proposal.status(),
        proposals.statusReason(proposalId).orElse(null),
        day(proposals.statusAt(proposalId)),
        waiting(open, holder, namesPanel, locale),
        verdicts.all(proposalId).stream().map(verdict -> decision(verdict, reader)).toList(),
        due(proposalId, open, holder, locale),
        contacts(proposal, namesPanel, locale));
  }

  private List<Step> waiting(List<Todo> open, String holder, boolean namesPanel, Locale locale) {
    Map<String, List<Todo>> steps = new LinkedHashMap<>();
    open.forEach(task -> steps.computeIfAbsent(task.step(), s -> new ArrayList<>()).add(task));
    return steps.values().stream().map(step -> step(step, holder, namesPanel, locale)).toList();
  }

  private Step step(List<Todo> step, String holder, boolean namesPanel, Locale locale) {
    Todo first = step.get(0);
    boolean hidden = first.capacity().equals(MEMBER) && !namesPanel;
    var who = new TreeSet<String>();
    if (!hidden)
      for (Todo task : step)
        if (task.assignee() != null) who.add(members.name(task.assignee()));
        else task.groups().forEach(group -> who.add(desk.groupName(group)));
    return new Step(
        first.name(locale),
        step.stream().anyMatch(task -> holder.equals(task.assignee())),
        List.copyOf(who),
        step.size(),
        day(first.since()),
        step.stream()
            .map(Todo::due)
            .filter(java.util.Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(this::day)
            .orElse(null));
  }

  private Decision decision(Verdict verdict, String reader) {
    return new Decision(
        verdict.round().gate().key(),
        verdict.round().cycle(),
        verdict.outcome(),
        verdict.recommendation(),
        scorecards
            .of(verdict.round())
            .filter(card -> !independence.readable(List.of(card), reader).isEmpty())
            .map(card -> card.canvas().total())
            .orElse(null),
        verdict.reason(),
        (String) verdict.details().get("changes"),
        members.name(verdict.decidedBy()),
        day(verdict.decidedAt()));
  }

  private List<Due> due(String id, List<Todo> open, String holder, Locale locale) {
    List<Due> dates = new ArrayList<>();
    open.stream()
        .filter(task -> task.due() != null && holder.equals(task.assignee()))
        .forEach(task -> dates.add(due(day(task.due()), "handover.due.task", task.name(locale))));
    jdbc.sql(
            """
            select (due at time zone 'Asia/Seoul')::date as due, 'handover.due.evaluation' as message,
              null as what from next_evaluation n where service_id = :case
              and not exists (select 1 from operation_verdict v
                where v.service_id = n.service_id and v.cycle >= n.cycle)
            union all select due, 'handover.due.improvement', required from improvement
              where service_id = :case and reported_at is null
            union all select due, 'handover.due.exit', reason from service_exit
              where service_id = :case and reported_at is null
            union all select due, 'handover.due.condition', text from verdict_condition
              where proposal_id = :case and status in ('set', 'open', 'reported')""")
        .param("case", id)
        .query(
            (row, n) ->
                due(
                    row.getObject("due", LocalDate.class),
                    row.getString("message"),
                    row.getString("what")))
        .list()
        .forEach(dates::add);
    dates.sort(Comparator.comparing(Due::on).thenComparing(Due::message));
    return dates;
  }

  private Due due(LocalDate on, String message, String what) {
    return new Due(on, message, what, on.isBefore(LocalDate.now(clock)));
  }

  private List<Contact> contacts(Proposal proposal, boolean namesPanel, Locale locale) {
    String id = proposal.id();
    List<Contact> contacts = new ArrayList<>();
    contacts.add(named("planner", null, List.of(proposal.planner())));
    proposals
        .service(id)
        .ifPresent(service -> contacts.add(named("operator", null, List.of(service.operator()))));
    List<String> before =
        book.of(id).stream()
            .filter(passage -> passage.returnedAt() == null)
            .filter(passage -> namesPanel || !passage.kind().equals("seat"))
            .map(HandoverBook.Passage::from)
            .distinct()
            .toList();
    if (!before.isEmpty()) contacts.add(named("before", null, before));
    List<Contact> bodies = bodies(id, locale);
    bodies.stream().filter(body -> body.count() > 0).forEach(contacts::add);
    List<String> silent =
        bodies.stream().filter(body -> body.count() == 0).map(Contact::of).toList();
    contacts.add(new Contact("handover.contact.silent", null, silent, silent.size()));
    panel(id).ifPresent(panel -> contacts.add(seats(panel, namesPanel)));
    contacts.add(named("chair", null, desk.inGroup(Role.CHAIRS.key())));
    contacts.add(named("secretariat", null, desk.inGroup(Role.SECRETARIAT.key())));
    contacts.removeIf(contact -> contact.count() == 0);
    return contacts;
  }

  private Contact named(String role, String of, Collection<String> people) {
    return new Contact(
        "handover.contact." + role, of, people.stream().map(members::name).toList(), people.size());
  }

  private List<Contact> bodies(String id, Locale locale) {
    boolean korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
    return jdbc.sql(
            """
            select distinct on (body) body, name_en, name_ko from consulted_body
            where proposal_id = ? order by body, round desc""")
        .param(id)
        .query(
            (row, n) ->
                named(
                    "body",
                    row.getString(korean ? "name_ko" : "name_en"),
                    desk.inGroup(Role.BODY_PREFIX + row.getString("body"))))
        .list();
  }

  /** The panel that sits, or sat last. */
  private Optional<Panel> panel(String id) {
    return jdbc.sql("select gate, cycle from panel where proposal_id = ? order by id desc limit 1")
        .param(id)
        .query((row, n) -> panels.current(id, Gate.of(row.getString("gate")), row.getInt("cycle")))
        .optional()
        .flatMap(panel -> panel);
  }

  private Contact seats(Panel panel, boolean names) {
    Contact all = named("panel", null, panel.sitting());
    return names ? all : new Contact(all.role(), null, List.of(), all.count());
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(clock.getZone()).toLocalDate();
  }
}
