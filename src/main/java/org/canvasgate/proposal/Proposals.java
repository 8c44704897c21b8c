package org.canvasgate.proposal;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.form.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The proposals, each with all its revisions: nothing that was proposed is ever overwritten. */
@Repository
@Transactional
public class Proposals implements ApplicationEventPublisherAware {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int LONGEST_ID = 60;

  /** The address of a proposal's page ends in its id; this one is the page that loads files. */
  private static final String PAGE_OF_ITS_OWN = "import";

  private static final String LINE =
      "select id, revision, name_en, name_ko, city, kind, field, planner, status, sample,"
          + " greatest(changed_at, status_at) as changed from proposal ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** Nobody listens where the repository is used without the application. */
  private ApplicationEventPublisher events = said -> {};

  Proposals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
    this.events = publisher;
  }

  private void touched(String id) {
    events.publishEvent(new CaseTouched(id));
  }

  /**
   * Takes in a new proposal.
   *
   * @param planner user id of whoever proposes
   * @return the proposal with its id, in its first revision
   * @throws Refusal where the id that the draft asks for is taken
   */
  public Proposal register(ProposalDraft draft, String planner) {
    String id = draft.id() == null ? freeId(draft) : draft.id();
    if (exists(id)) throw taken(id);
    Timestamp now = now();
    try {
      jdbc.sql(
              """
              insert into proposal (id, planner, status, status_at, revision, name_en, name_ko, city,
                kind, field, sample, proposed_at, changed_at, documented_outcome)
              values (:id, :planner, :status, :now, 1, :nameEn, :nameKo, :city, :kind, :field,
                :sample, :now, :now, :outcome::jsonb)
              """)
          .param("id", id)
          .param("planner", planner)
          .param("status", Status.EVALUATING)
          .param("now", now)
          .param("nameEn", draft.nameEn())
          .param("nameKo", draft.nameKo())
          .param("city", draft.city())
          .param("kind", draft.kind().key())
          .param("field", draft.field())
          .param("sample", draft.sample())
          .param("outcome", outcomeJson(draft.outcome()))
          .update();
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw taken(id);
    }
    addRevision(id, 1, Revision.Step.PROPOSE, draft, planner, now, null);
    touched(id);
    return Proposal.of(id, 1, draft, planner, Status.EVALUATING, draft.sample());
  }

  /**
   * Adds a revision. The id, the planner and the mark of a sample stay; what is documented of a
   * real service's fate stays too.
   *
   * @throws Refusal where the case is no longer under evaluation
   */
  public Proposal revise(
      String id, ProposalDraft draft, Revision.Step step, String changeNote, String by) {
    ProposalLine line =
        jdbc.sql(LINE + "where id = :id for update")
            .param("id", id)
            .query(LINES)
            .optional()
            .orElseThrow(() -> noSuch(id));
    if (!line.status().equals(Status.EVALUATING))
      throw new Refusal("proposal.not-under-evaluation", id);
    Timestamp now = now();
    int revision = line.revision() + 1;
    jdbc.sql(
            """
            update proposal set revision = :revision, name_en = :nameEn, name_ko = :nameKo,
              city = :city, kind = :kind, field = :field, changed_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("revision", revision)
        .param("nameEn", draft.nameEn())
        .param("nameKo", draft.nameKo())
        .param("city", draft.city())
        .param("kind", draft.kind().key())
        .param("field", draft.field())
        .param("now", now)
        .update();
    addRevision(id, revision, step, draft, by, now, changeNote);
    touched(id);
    return Proposal.of(id, revision, draft, line.planner(), line.status(), line.sample());
  }

  /**
   * The latest revision.
   *
   * @throws NoSuchElementException where there is no such proposal
   */
  @Transactional(readOnly = true)
  public Proposal get(String id) {
    return find(id).orElseThrow(() -> noSuch(id));
  }

  /** The latest revision, where there is such a proposal. */
  @Transactional(readOnly = true)
  public Optional<Proposal> find(String id) {
    return read(id, "p.revision");
  }

  /** The proposal as it stood at one of its revisions. */
  @Transactional(readOnly = true)
  public Optional<Proposal> at(String id, int revision) {
    return read(id, Integer.toString(revision));
  }

  /** A planner's own proposals, the last changed first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> ofPlanner(String planner, int offset, int limit) {
    return lines("where planner = :user", planner, offset, limit);
  }

  /** The proposals whose service an operator reports on, the last changed first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> ofOperator(String operator, int offset, int limit) {
    return lines(
        "where id in (select proposal_id from service where operator = :user"
            + " and registered_at is not null)",
        operator,
        offset,
        limit);
  }

  /** Every proposal, the last changed first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> all(int offset, int limit) {
    return lines("where :user = :user", "", offset, limit);
  }

  /** The proposals with these ids, the last changed first. */
  @Transactional(readOnly = true)
  public List<ProposalLine> among(List<String> ids) {
    if (ids.isEmpty()) return List.of();
    return jdbc.sql(LINE + "where id in (:ids) order by changed desc, id")
        .param("ids", ids)
        .query(LINES)
        .list();
  }

  /** When and why the content changed, the first revision first. */
  @Transactional(readOnly = true)
  public List<Revision> revisions(String id) {
    return jdbc.sql(
            """
            select revision, step, submitted_by, at, change_note from proposal_revision
            where proposal_id = :id order by revision
            """)
        .param("id", id)
        .query(
            (row, i) ->
                new Revision(
                    row.getInt("revision"),
                    Revision.Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                    row.getString("submitted_by"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("change_note")))
        .list();
  }

  /** How often the planner has completed the proposal at intake. */
  @Transactional(readOnly = true)
  public int completions(String id) {
    return jdbc.sql(
            "select count(*) from proposal_revision where proposal_id = :id and step = :step")
        .param("id", id)
        .param("step", Revision.Step.COMPLETE.key())
        .query(Integer.class)
        .single();
  }

  /** Sets the status; a second time with the same status changes nothing. */
  public void status(String id, String status) {
    Status.check(status);
    jdbc.sql(
            "update proposal set status = :status, status_at = :now"
                + " where id = :id and status <> :status")
        .param("id", id)
        .param("status", status)
        .param("now", now())
        .update();
    if (status.equals(Status.RETIRED)) endService(id);
    touched(id);
  }

  /** When the status last changed. */
  @Transactional(readOnly = true)
  public Instant statusAt(String id) {
    return jdbc.sql("select status_at from proposal where id = :id")
        .param("id", id)
        .query((row, i) -> row.getTimestamp(1).toInstant())
        .optional()
        .orElseThrow(() -> noSuch(id));
  }

  /** Keeps why the case ends, for the page. */
  public void statusReason(String id, String reason) {
    jdbc.sql("update proposal set status_reason = :reason where id = :id")
        .param("id", id)
        .param("reason", reason)
        .update();
  }

  /** Why the case ended; empty where nobody gave a reason. */
  @Transactional(readOnly = true)
  public Optional<String> statusReason(String id) {
    return optionalText("select status_reason from proposal where id = :id", id);
  }

  /**
   * What sources say became of the real service; empty while the case is open, so that it sways
   * nobody, and where nothing is documented.
   */
  @Transactional(readOnly = true)
  public Optional<Outcome> documentedOutcome(String id) {
    return jdbc
        .sql(
            """
            select documented_outcome ->> 'status' as status,
              documented_outcome ->> 'sentence' as sentence, status as case_status
            from proposal where id = :id and documented_outcome is not null
            """)
        .param("id", id)
        .query(
            (row, i) ->
                Status.ended(row.getString("case_status"))
                    ? new Outcome(row.getString("status"), row.getString("sentence"))
                    : null)
        .list()
        .stream()
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** Keeps who will operate the service, where and from when, until the process registers it. */
  public void announceOperation(String id, String entity, String operator, LocalDate since) {
    jdbc.sql(
            """
            insert into service (proposal_id, entity, operator, operating_since)
            values (:id, :entity, :operator, :since)
            on conflict (proposal_id) do update
              set entity = :entity, operator = :operator, operating_since = :since
              where service.registered_at is null
            """)
        .param("id", id)
        .param("entity", entity)
        .param("operator", operator)
        .param("since", since)
        .update();
  }

  /**
   * Puts an announced service into the register; a second time changes nothing.
   *
   * @throws NoSuchElementException where nobody announced its operation
   */
  public ServiceEntry registerService(String id) {
    jdbc.sql(
            "update service set registered_at = :now"
                + " where proposal_id = :id and registered_at is null")
        .param("id", id)
        .param("now", now())
        .update();
    status(id, Status.OPERATING);
    return service(id).orElseThrow(() -> noSuch(id));
  }

  /** The service that came of a proposal, once it is registered. */
  @Transactional(readOnly = true)
  public Optional<ServiceEntry> service(String id) {
    return jdbc.sql(
            """
            select proposal_id, entity, operator, operating_since, ended_on, outcome from service
            where proposal_id = :id and registered_at is not null
            """)
        .param("id", id)
        .query(
            (row, i) ->
                new ServiceEntry(
                    row.getString("proposal_id"),
                    row.getString("entity"),
                    row.getString("operator"),
                    row.getObject("operating_since", LocalDate.class),
                    row.getObject("ended_on", LocalDate.class),
                    row.getString("outcome")))
        .optional();
  }

  /** Hands a proposal to another planner; who submitted a revision stays with the revision. */
  public void changePlanner(String id, String planner) {
    jdbc.sql("update proposal set planner = :planner where id = :id")
        .param("id", id)
        .param("planner", planner)
        .update();
    touched(id);
  }

  /** Hands a service to another operator. */
  public void changeOperator(String id, String operator) {
    jdbc.sql("update service set operator = :operator where proposal_id = :id")
        .param("id", id)
        .param("operator", operator)
        .update();
    touched(id);
  }

  /** Keeps in the register how a service ended. */
  public void serviceOutcome(String id, String sentence) {
    jdbc.sql("update service set outcome = :sentence where proposal_id = :id")
        .param("id", id)
        .param("sentence", sentence)
        .update();
  }

  private void endService(String id) {
    jdbc.sql("update service set ended_on = :today where proposal_id = :id and ended_on is null")
        .param("id", id)
        .param("today", LocalDate.ofInstant(clock.instant(), KOREA))
        .update();
  }

  private void addRevision(
      String id,
      int revision,
      Revision.Step step,
      ProposalDraft draft,
      String by,
      Timestamp at,
      String changeNote) {
    jdbc.sql(
            """
            insert into proposal_revision
              (proposal_id, revision, step, content, submitted_by, at, change_note)
            values (:id, :revision, :step, :content::jsonb, :by, :at, :note)
            """)
        .param("id", id)
        .param("revision", revision)
        .param("step", step.key())
        .param("content", ProposalDocument.write(draft))
        .param("by", by)
        .param("at", at)
        .param("note", changeNote)
        .update();
    events.publishEvent(new ProposalRevised(id));
  }

  private Optional<Proposal> read(String id, String revision) {
    return jdbc.sql(
            "select p.id, p.planner, p.status, p.sample, r.revision, r.content from proposal p"
                + " join proposal_revision r on r.proposal_id = p.id and r.revision = "
                + revision
                + " where p.id = :id")
        .param("id", id)
        .query(
            (row, i) ->
                Proposal.of(
                    row.getString("id"),
                    row.getInt("revision"),
                    ProposalDocument.read(row.getString("content")),
                    row.getString("planner"),
                    row.getString("status"),
                    row.getBoolean("sample")))
        .optional();
  }

  private List<ProposalLine> lines(String where, String user, int offset, int limit) {
    return jdbc.sql(LINE + where + " order by changed desc, id offset :offset limit :limit")
        .param("user", user)
        .param("offset", offset)
        .param("limit", limit)
        .query(LINES)
        .list();
  }

  private Optional<String> optionalText(String sql, String id) {
    return jdbc.sql(sql).param("id", id).query((row, i) -> row.getString(1)).list().stream()
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** An id made of the name and the city, with a number behind it where it is taken. */
  private String freeId(ProposalDraft draft) {
    String slug = slug(draft.city() + " " + draft.nameEn());
    String base = slug.isEmpty() ? "service" : slug;
    String id = base;
    for (int i = 2; exists(id); i++) id = base + "-" + i;
    return id;
  }

  static String slug(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (plain.length() <= LONGEST_ID) return plain;
    String cut = plain.substring(0, LONGEST_ID + 1);
    int word = cut.lastIndexOf('-');
    return word > 0 ? cut.substring(0, word) : cut.substring(0, LONGEST_ID);
  }

  private boolean exists(String id) {
    if (id.equals(PAGE_OF_ITS_OWN)) return true;
    return jdbc.sql("select exists (select 1 from proposal where id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static String outcomeJson(Outcome outcome) {
    return outcome == null ? null : ProposalDocument.outcome(outcome).toString();
  }

  private static Refusal taken(String id) {
    return new Refusal(List.of(new org.canvasgate.form.Problem("id", "proposal.id-taken", id)));
  }

  private static NoSuchElementException noSuch(String id) {
    return new NoSuchElementException("No proposal " + id);
  }

  private static final RowMapper<ProposalLine> LINES =
      (row, i) ->
          new ProposalLine(
              row.getString("id"),
              row.getInt("revision"),
              row.getString("name_en"),
              row.getString("name_ko"),
              row.getString("city"),
              row.getString("kind"),
              row.getString("field"),
              row.getString("planner"),
              row.getString("status"),
              row.getBoolean("sample"),
              instant(row.getTimestamp("changed")));

  private static Instant instant(Timestamp timestamp) {
    return timestamp.toInstant();
  }
}
