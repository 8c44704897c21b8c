package org.canvasgate.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.form.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chains the entries soon after they were told, in a job of its own: a chain that each commit had
 * to extend would make everybody wait for everybody. Numbers have no gap; each hash is one over the
 * hash before and that of the entry.
 */
@Repository
public class AuditChain {
  /** Names the lock of whoever chains; any number that nobody else uses. */
  private static final long LOCK = 0x41_55_44_49_54L;

  private static final String NONE = "0".repeat(64);

  /** So many at once, so that a transaction stays short. */
  private static final int MOST = 2000;

  /** An entry whose transaction took long has a low number; further back than this none is. */
  private static final int LATE = 100_000;

  /** An entry that is older than this should have been chained. */
  private static final int MINUTES = 15;

  /** What of an entry is hashed: all of it, as PostgreSQL writes it as JSON. */
  private static final String TEXT =
      """
      jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.kind, e.source,
        e.person, e.concerns, e.object, e.proposal_id, e.detail, host(e.address))::text\
      """;

  private final JdbcClient jdbc;

  AuditChain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Told(long id, String text) {}

  private record Link(long number, long entry, String entryHash, String hash, String text) {}

  /**
   * The chain when it was checked.
   *
   * @param links how many
   * @param head its last number and hash, to be kept elsewhere; empty where there is none
   * @param waiting entries that are not chained yet
   * @param expired links whose entry was kept for its time and is gone
   */
  public record Result(
      long links, String head, long waiting, long expired, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }

    public boolean whole() {
      return problems.isEmpty();
    }
  }

  /**
   * Chains what has been told and is not chained, at most two thousand entries; does nothing while
   * another node does.
   *
   * @return how many were chained
   */
  @Transactional
  public int extend() {
    boolean ours =
        jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    if (!ours) return 0;
    String[] last = last();
    long number = Long.parseLong(last[0]);
    String hash = last[1];
    List<Told> waiting =
        jdbc.sql(
                "select e.id, "
                    + TEXT
                    + """
                     as text from audit_entry e
                    where e.id > (select coalesce(max(entry), 0) from audit_link) - ?
                      and not exists (select from audit_link l where l.entry = e.id)
                    order by e.id limit ?\
                    """)
            .params(LATE, MOST)
            .query((row, n) -> new Told(row.getLong("id"), row.getString("text")))
            .list();
    if (waiting.isEmpty()) return 0;
    var numbers = new ArrayList<Long>();
    var entries = new ArrayList<Long>();
    var entryHashes = new ArrayList<String>();
    var hashes = new ArrayList<String>();
    for (Told told : waiting) {
      String entryHash = sha256(told.text());
      hash = sha256(++number + " " + hash + " " + entryHash);
      numbers.add(number);
      entries.add(told.id());
      entryHashes.add(entryHash);
      hashes.add(hash);
    }
    jdbc.sql(
            """
            insert into audit_link (number, entry, entry_hash, hash)
            select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[])\
            """)
        .params(
            numbers.toArray(Long[]::new),
            entries.toArray(Long[]::new),
            entryHashes.toArray(String[]::new),
            hashes.toArray(String[]::new))
        .update();
    return waiting.size();
  }

  private String[] last() {
    return jdbc.sql("select number, hash from audit_link order by number desc limit 1")
        .query((row, n) -> new String[] {row.getString("number"), row.getString("hash")})
        .optional()
        .orElse(new String[] {"0", NONE});
  }

  /** Its last number and hash, as {@code 17:9f86…}; empty where there is none. */
  public String head() {
    String[] last = last();
    return last[0].equals("0") ? "" : last[0] + ":" + last[1];
  }

  /**
   * Reads the whole chain and every entry.
   *
   * @param keptSince entries from then on must still be there
   */
  @Transactional(readOnly = true)
  public Result verify(Instant keptSince) {
    var problems = new ArrayList<Problem>();
    long number = 0;
    long expired = 0;
    String hash = NONE;
    for (List<Link> some = after(number); !some.isEmpty(); some = after(number))
      for (Link link : some) {
        if (link.number() != number + 1) problems.add(problem("audit.gap", number + 1));
        if (!link.hash().equals(sha256(link.number() + " " + hash + " " + link.entryHash())))
          problems.add(problem("audit.broken-link", link.number()));
        if (link.text() == null) expired++;
        else if (!sha256(link.text()).equals(link.entryHash()))
          problems.add(problem("audit.entry-changed", link.entry()));
        number = link.number();
        hash = link.hash();
      }
    problems.addAll(missing(keptSince));
    problems.addAll(unchained());
    problems.addAll(renamed());
    long waiting =
        jdbc.sql(
                "select count(*) from audit_entry e where not exists (select from audit_link l"
                    + " where l.entry = e.id)")
            .query(Long.class)
            .single();
    return new Result(number, number == 0 ? "" : number + ":" + hash, waiting, expired, problems);
  }

  private List<Link> after(long number) {
    return jdbc.sql(
            "select l.number, l.entry, l.entry_hash, l.hash, e.id, case when e.id is null then null"
                + " else "
                + TEXT
                + """
                 end as text from audit_link l left join audit_entry e on e.id = l.entry
                where l.number > ? order by l.number limit ?\
                """)
        .params(number, MOST)
        .query(
            (row, n) ->
                new Link(
                    row.getLong("number"),
                    row.getLong("entry"),
                    row.getString("entry_hash"),
                    row.getString("hash"),
                    row.getString("text")))
        .list();
  }

  /** Entries that were chained within the time for which they are kept, and are gone. */
  private List<Problem> missing(Instant keptSince) {
    return jdbc.sql(
            """
            select l.entry from audit_link l
            where l.linked_at >= ? and not exists (select from audit_entry e where e.id = l.entry)
            order by l.number limit 100\
            """)
        .param(java.sql.Timestamp.from(keptSince))
        .query((row, n) -> problem("audit.entry-missing", row.getLong("entry")))
        .list();
  }

  private List<Problem> unchained() {
    return jdbc.sql(
            """
            select e.id from audit_entry e
            where e.at < clock_timestamp() - make_interval(mins => ?)
              and not exists (select from audit_link l where l.entry = e.id)
            order by e.id limit 100\
            """)
        .param(MINUTES)
        .query((row, n) -> problem("audit.unchained", row.getLong("id")))
        .list();
  }

  /** Marks that stand for somebody else than when they were made. */
  private List<Problem> renamed() {
    return jdbc.sql(
            """
            select mark from audit_person
            where left_at is null and mark <> left(encode(sha256(convert_to(salt || person, 'UTF8')), 'hex'), 32)
            order by mark limit 100\
            """)
        .query((row, n) -> new Problem("", "audit.person-changed", row.getString("mark")))
        .list();
  }

  private static Problem problem(String key, long number) {
    return new Problem("", key, Long.toString(number));
  }

  private static String sha256(String text) {
    return DigestUtils.sha256Hex(text);
  }
}
