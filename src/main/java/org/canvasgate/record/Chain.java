package org.canvasgate.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordEntry.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries as they are kept. They are only ever added, one after the other. */
@Repository
public class Chain {
  /** Names the lock under which entries are added; any number that nobody else uses. */
  private static final long LOCK = 0x43_48_41_49_4eL;

  private static final String COLUMNS =
      "number, kind, subject, entry_key, proposal_id, gate, cycle, round, recorded_at, previous,"
          + " document_hash, hash";

  private final JdbcClient jdbc;
  private final Members members;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Chain(JdbcClient jdbc, Members members, Clock clock) {
    this.jdbc = jdbc;
    this.members = members;
    this.clock = clock;
  }

  /**
   * An entry as its row has it; nothing of it is trusted before it is verified.
   *
   * <p>Public, as is all that a template reads.
   *
   * @param document canonical text; null where only the row was asked for
   */
  public record Row(
      long number,
      String kind,
      String subject,
      String key,
      String proposalId,
      String gate,
      int cycle,
      int round,
      Instant recordedAt,
      String previous,
      String documentHash,
      String hash,
      String document) {

    /** The first digits of the hash, enough to tell two entries apart by eye. */
    public String shortHash() {
      return hash.substring(0, Math.min(12, hash.length()));
    }

    RecordEntry entry() {
      return new RecordEntry(
          number,
          hash,
          Kind.of(kind),
          subject,
          new CaseRound(proposalId, Gate.of(gate), cycle, round),
          recordedAt);
    }

    Link link() {
      return new Link(number, kind, recordedAt, previous, documentHash);
    }
  }

  /**
   * Adds an entry at the end. Whoever adds waits for the one before: the lock is a single one, is
   * taken once a transaction and is held until it ends, so that two cannot wait for each other.
   *
   * @param document with its people marked; what was kept under the same key before is returned
   *     instead
   */
  Added add(Kind kind, String subject, String key, CaseRound round, ObjectNode document) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).single();
    Optional<Row> there = find(round, subject, key);
    if (there.isPresent()) return new Added(there.get().entry(), false);
    Optional<Row> last = last();
    var hidden =
        new Pseudonyms(random, id -> members.find(id).map(Members.Member::name).orElse(id))
            .hide(document);
    String text = Canonical.of(hidden.document());
    Link link =
        new Link(
            last.map(Row::number).orElse(0L) + 1,
            kind.key(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            last.map(Row::hash).orElse(Link.NONE),
            Canonical.hash(text));
    var entry =
        new RecordEntry(link.number(), link.hash(), kind, subject, round, link.recordedAt());
    jdbc.sql(
            "insert into record_entry ("
                + COLUMNS
                + ", document) values (?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .params(
            link.number(),
            kind.key(),
            subject,
            key,
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            Timestamp.from(link.recordedAt()),
            link.previous(),
            link.document(),
            entry.hash(),
            text)
        .update();
    keep(link.number(), hidden.openings());
    return new Added(entry, true);
  }

  /**
   * An entry that stands in the chain.
   *
   * @param fresh whether it was added now
   */
  record Added(RecordEntry entry, boolean fresh) {}

  private void keep(long number, List<Pseudonyms.Opening> openings) {
    jdbc.sql(
            """
            insert into record_person (number, pseudonym, person, name, salt)
            select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[])\
            """)
        .params(
            number,
            openings.stream().map(Pseudonyms.Opening::pseudonym).toArray(String[]::new),
            openings.stream().map(Pseudonyms.Opening::person).toArray(String[]::new),
            openings.stream().map(Pseudonyms.Opening::name).toArray(String[]::new),
            openings.stream().map(Pseudonyms.Opening::salt).toArray(String[]::new))
        .update();
  }

  Optional<Row> find(CaseRound round, String subject, String key) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 , null as document from record_entry
                where proposal_id = ? and gate = ? and cycle = ? and round = ? and subject = ?
                  and entry_key = ?\
                """)
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round(), subject, key)
        .query(Chain::row)
        .optional();
  }

  Optional<Row> last() {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", null as document from record_entry order by number desc limit 1")
        .query(Chain::row)
        .optional();
  }

  /** An entry with its document. */
  Optional<Row> get(long number) {
    return jdbc.sql("select " + COLUMNS + ", document from record_entry where number = ?")
        .param(number)
        .query(Chain::row)
        .optional();
  }

  /** The entries after a number with their documents. */
  List<Row> whole(long after, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", document from record_entry where number > ? order by number limit ?")
        .params(after, most)
        .query(Chain::row)
        .list();
  }

  /** The entries from a number on, without their documents. */
  List<Row> from(long number, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", null as document from record_entry where number >= ? order by number limit ?")
        .params(number, most)
        .query(Chain::row)
        .list();
  }

  /** The entries up to a number, the newest first, without their documents. */
  List<Row> before(long number, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", null as document from record_entry where number < ? order by number desc limit"
                + " ?")
        .params(number, most)
        .query(Chain::row)
        .list();
  }

  /** A decision and what was added to it, the oldest first, with their documents. */
  List<Row> of(Row decision) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", document from record_entry where (proposal_id, gate, cycle, round)"
                + " = (?, ?, ?, ?) order by number")
        .params(decision.proposalId(), decision.gate(), decision.cycle(), decision.round())
        .query(Chain::row)
        .list();
  }

  /** Every entry about a case, the oldest first, without documents. */
  List<Row> about(String proposalId) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", null as document from record_entry where proposal_id = ? order by number")
        .param(proposalId)
        .query(Chain::row)
        .list();
  }

  /** The pseudonyms of an entry whose person has left: nobody can say any more who it was. */
  List<String> closedForGood(long number) {
    return jdbc.sql("select pseudonym from record_person where number = ? and salt = ''")
        .param(number)
        .query(String.class)
        .list();
  }

  /** Whom the pseudonyms of an entry stand for, but for people who have left. */
  List<Pseudonyms.Opening> openings(long number) {
    return jdbc.sql(
            """
            select pseudonym, person, name, salt from record_person
            where number = ? and salt <> '' order by pseudonym\
            """)
        .param(number)
        .query(
            (row, n) ->
                new Pseudonyms.Opening(
                    row.getString("pseudonym"),
                    row.getString("person"),
                    row.getString("name"),
                    row.getString("salt")))
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        row.getLong("number"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("entry_key"),
        row.getString("proposal_id"),
        row.getString("gate"),
        row.getInt("cycle"),
        row.getInt("round"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getString("previous"),
        row.getString("document_hash"),
        row.getString("hash"),
        row.getString("document"));
  }
}
