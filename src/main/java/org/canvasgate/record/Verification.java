package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.canvasgate.committee.RecordEntry.Kind;
import org.canvasgate.form.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the whole chain and finds what was changed, added, taken out or put in another place.
 *
 * <p>A chain that was cut off at its end is whole in itself. It is found by a head that was quoted
 * elsewhere, in a letter or an export, and by verdicts that have no record.
 */
@Component
public class Verification {
  private static final int PAGE = 200;

  /** A verdict's record follows within seconds; this leaves room for a step that is tried again. */
  private static final Duration RECORDED_WITHIN = Duration.ofHours(1);

  private final Chain chain;
  private final JdbcClient jdbc;
  private final Clock clock;

  Verification(Chain chain, JdbcClient jdbc, Clock clock) {
    this.chain = chain;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The head of a chain, as it is quoted.
   *
   * @param number of its last entry; 0 for a chain without entries
   * @param hash of its last entry; sixty-four zeros for a chain without entries
   */
  public record Head(long number, String hash) {
    /** What a chain without entries ends in. */
    static final Head NONE = new Head(0, Link.NONE);
  }

  /**
   * What was found.
   *
   * @param entries how many entries were read
   * @param problems sentences, each naming the entry; empty where the chain is whole
   */
  public record Result(long entries, Head head, List<Problem> problems) {
    /** Whether nothing was found. */
    public boolean whole() {
      return problems.isEmpty();
    }
  }

  /**
   * Verifies every entry.
   *
   * @param quoted heads that were quoted elsewhere and must stand in the chain
   */
  @Transactional(readOnly = true)
  public Result verify(List<Head> quoted) {
    List<Problem> problems = new ArrayList<>();
    Map<Long, String> wanted =
        quoted.stream().collect(Collectors.toMap(Head::number, Head::hash, (a, b) -> a));
    Map<Long, String> decisions = new java.util.HashMap<>();
    Head head = Head.NONE;
    long entries = 0;
    for (List<Chain.Row> page = chain.whole(Long.MIN_VALUE, PAGE);
        !page.isEmpty();
        page = chain.whole(head.number(), PAGE)) {
      for (Chain.Row row : page) {
        if (row.number() != head.number() + 1)
          problems.add(problem("record.gap", head.number() + 1, row.number() - 1));
        else if (!row.previous().equals(head.hash()))
          problems.add(problem("record.broken-link", row.number()));
        check(row, decisions, problems);
        String hash = wanted.remove(row.number());
        if (hash != null && !hash.equals(row.hash()))
          problems.add(problem("record.other-than-quoted", row.number(), hash, row.hash()));
        head = new Head(row.number(), row.hash());
        entries++;
      }
    }
    for (Long missing : new TreeSet<>(wanted.keySet()))
      problems.add(problem("record.quoted-missing", missing, wanted.get(missing)));
    unrecorded(problems);
    return new Result(entries, head, List.copyOf(problems));
  }

  /** The checks of one entry by itself. */
  List<Problem> check(Chain.Row row) {
    List<Problem> problems = new ArrayList<>();
    check(row, null, problems);
    return problems;
  }

  private void check(Chain.Row row, Map<Long, String> decisions, List<Problem> problems) {
    if (!Canonical.hash(row.document()).equals(row.documentHash()))
      problems.add(problem("record.document-changed", row.number()));
    if (!row.link().hash().equals(row.hash()))
      problems.add(problem("record.entry-changed", row.number()));
    JsonNode document;
    try {
      document = Canonical.read(row.document());
    } catch (UncheckedIOException broken) {
      return; // the hash has told already
    }
    if (!filed(row).equals(filed(document)))
      problems.add(problem("record.filed-elsewhere", row.number()));
    people(row.number(), document, problems);
    if (decisions == null) return;
    if (row.kind().equals(Kind.DECISION.key())) decisions.put(row.number(), row.hash());
    else if (!document
        .at("/refersTo/hash")
        .asText()
        .equals(decisions.get(document.at("/refersTo/number").asLong())))
      problems.add(problem("record.refers-to-none", row.number()));
  }

  /** The columns by which an entry is found must say what its document says. */
  private static List<Object> filed(Chain.Row row) {
    return List.of(
        row.kind(),
        row.subject(),
        row.key(),
        row.proposalId(),
        row.gate(),
        row.cycle(),
        row.round());
  }

  private static List<Object> filed(JsonNode document) {
    return List.of(
        document.path("kind").asText(),
        document.path("subject").asText(),
        document.path("key").asText(),
        document.at("/case/proposalId").asText(),
        document.at("/case/gate").asText(),
        document.at("/case/cycle").asInt(),
        document.at("/case/round").asInt());
  }

  private void people(long number, JsonNode document, List<Problem> problems) {
    Set<String> named = new TreeSet<>();
    document.path("people").fieldNames().forEachRemaining(named::add);
    for (Pseudonyms.Opening opening : chain.openings(number)) {
      if (!opening.commitment().equals(document.path("people").path(opening.pseudonym()).asText()))
        problems.add(problem("record.person-changed", number, opening.pseudonym()));
      named.remove(opening.pseudonym());
    }
    chain.closedForGood(number).forEach(named::remove);
    for (String missing : named) problems.add(problem("record.person-missing", number, missing));
  }

  private void unrecorded(List<Problem> problems) {
    jdbc.sql(
            """
            select proposal_id, gate, cycle, round, decided_at from verdict v
            where decided_at < ?
              and not exists (select 1 from record_entry r where r.subject = 'verdict'
                and (r.proposal_id, r.gate, r.cycle, r.round)
                  = (v.proposal_id, v.gate, v.cycle, v.round))
              and not exists (select 1 from decision_record_before_chain r
                where (r.proposal_id, r.gate, r.cycle, r.round)
                  = (v.proposal_id, v.gate, v.cycle, v.round))
            order by id\
            """)
        .param(Timestamp.from(clock.instant().minus(RECORDED_WITHIN)))
        .query(
            (row, n) ->
                problem(
                    "record.verdict-without-record",
                    row.getString("proposal_id"),
                    row.getString("gate"),
                    row.getInt("round")))
        .list()
        .forEach(problems::add);
  }

  private static Problem problem(String key, Object... arguments) {
    // Numbers are named as they are written in letters, without separators.
    return new Problem(
        "",
        key,
        java.util.Arrays.stream(arguments)
            .map(each -> each instanceof Number ? each.toString() : each)
            .toArray());
  }
}
