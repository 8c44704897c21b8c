package org.canvasgate.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.handover.Handovers;
import org.canvasgate.handover.Item;
import org.canvasgate.handover.Scope;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.Accounts.Account;
import org.canvasgate.identity.Role;
import org.canvasgate.privacy.PersonalData.Column;
import org.canvasgate.privacy.PersonalData.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person leaves for good: what is theirs goes, and where they took part in a decision a pseudonym
 * takes their place. What was decided stays as it was, and every record verifies as before. Cannot
 * be taken back: nothing is kept by which the pseudonym could be opened.
 */
@Service
class Departures {
  static final String PREFIX = "left-";

  /** Notices are read or not; nobody has to take them over. */
  private static final String NOTICES = "notice";

  /** Under these keys of a document stand words of ours, which may look like somebody's id. */
  private static final Set<String> NO_PERSON =
      Set.of("role", "kind", "capacity", "step", "gate", "key", "category", "status", "outcome");

  private final PersonalData data = PersonalData.known();
  private final SecureRandom random = new SecureRandom();
  private final ObjectMapper json = new ObjectMapper();
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Members members;
  private final Handovers handovers;
  private final Clock clock;

  Departures(
      JdbcClient jdbc, Accounts accounts, Members members, Handovers handovers, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.members = members;
    this.handovers = handovers;
    this.clock = clock;
  }

  /**
   * What would happen.
   *
   * @param goes how many rows go, by table
   * @param renamed in how many places a pseudonym takes the person's place, by table
   * @param inHand what has to be handed over first
   * @param refusals why it cannot be done now; empty where it can
   */
  record Prospect(
      Account account,
      Map<String, Long> goes,
      Map<String, Long> renamed,
      List<Item> inHand,
      List<Problem> refusals) {}

  /** What would happen if somebody left now; changes nothing. */
  @Transactional
  public Prospect prospect(String id, String by) {
    Account account = accounts.find(id).orElse(null);
    if (account == null) return null;
    List<Item> inHand =
        handovers.inHand(id, Scope.EVERYTHING).stream()
            .filter(item -> !item.kind().equals(NOTICES))
            .toList();
    return new Prospect(
        account,
        count(Kind.OWNER, id),
        count(Kind.PERSON, id),
        inHand,
        refusals(account, inHand, by));
  }

  private List<Problem> refusals(Account account, List<Item> inHand, String by) {
    String id = account.person().id();
    var refusals = new ArrayList<Problem>();
    if (id.equals(by)) refusals.add(new Problem("", "privacy.refused.yourself"));
    if (account.has(Role.ADMINISTRATORS) && accounts.in(Role.ADMINISTRATORS.key()) <= 1)
      refusals.add(new Problem("", "privacy.refused.last-administrator"));
    if (!inHand.isEmpty()) refusals.add(new Problem("", "privacy.refused.in-hand", inHand.size()));
    if (waitingHandovers(id) > 0) refusals.add(new Problem("", "privacy.refused.handover-waits"));
    return refusals;
  }

  private long waitingHandovers(String id) {
    return jdbc.sql(
            "select count(*) from handover where state = 'scheduled' and (from_person = ? or"
                + " to_person = ?)")
        .params(id, id)
        .query(Long.class)
        .single();
  }

  private Map<String, Long> count(Kind kind, String id) {
    var counted = new LinkedHashMap<String, Long>();
    for (Column column : data.of(kind)) {
      long rows =
          jdbc.sql("select count(*) from " + column.table() + " where " + column.name() + " = ?")
              .param(id)
              .query(Long.class)
              .single();
      if (rows > 0) counted.merge(column.table(), rows, Long::sum);
    }
    return counted;
  }

  /**
   * Lets somebody leave, wholly or not at all.
   *
   * @return the pseudonym
   * @throws Refusal where the person has something in hand, is unknown, is the last administrator
   *     or whoever asks
   */
  @Transactional
  public String leave(String id, String by) {
    Prospect prospect = prospect(id, by);
    if (prospect == null) throw new Refusal("privacy.refused.unknown", id);
    if (!prospect.refusals().isEmpty()) throw new Refusal(prospect.refusals());
    String name = members.name(id);
    String email = prospect.account().person().email();
    byte[] bytes = new byte[6];
    random.nextBytes(bytes);
    String pseudonym = PREFIX + HexFormat.of().formatHex(bytes);
    tell(id, by);
    messages(id);
    for (Column column : data.of(Kind.OWNER))
      jdbc.sql("delete from " + column.table() + " where " + column.name() + " = ?")
          .param(id)
          .update();
    for (Column column : data.of(Kind.PERSON)) rename(column, id, pseudonym);
    for (Column column : data.of(Kind.PEOPLE)) replace(column, id, pseudonym);
    for (Column column : data.of(Kind.KEYS))
      for (String capacity : List.of("planner:", "operator:", "member:"))
        replace(column, capacity + id, capacity + pseudonym);
    for (Column column : data.of(Kind.DOCUMENT)) documents(column, Set.of(id, name), pseudonym);
    if (email != null && !email.isBlank())
      for (Column column : data.of(Kind.CONTACT))
        jdbc.sql(
                "update %s set %s = null where %s = ?"
                    .formatted(column.table(), column.name(), column.name()))
            .param(email)
            .update();
    jdbc.sql("select forget_person(?, ?)").params(id, pseudonym).query((row, n) -> n).single();
    jdbc.sql("insert into departure (pseudonym, left_at) values (?, ?)")
        .params(pseudonym, Timestamp.from(clock.instant()))
        .update();
    return pseudonym;
  }

  /** While the person still has their mark. */
  private void tell(String id, String by) {
    jdbc.sql("select audit_tell('person.left', 'person', ?, ?, null, null, null, null)")
        .params(by, id)
        .query((row, n) -> n)
        .single();
  }

  /** What was sent to the person goes, but for the letters that told them a decision. */
  private void messages(String id) {
    String theirs = "(select id from mail where person = ? and letter_id is null)";
    String notices = "(select id from notice where recipient = ?)";
    jdbc.sql("delete from digest_item where person = ? or notice_id in " + notices)
        .params(id, id)
        .update();
    jdbc.sql("delete from mail_event where mail_id in " + theirs).param(id).update();
    jdbc.sql("update digest_item set mail_id = null where mail_id in " + theirs).param(id).update();
    jdbc.sql("delete from mail where person = ? and letter_id is null").param(id).update();
    jdbc.sql("update mail set address = null, body = '' where person = ?").param(id).update();
    jdbc.sql(
            "update mail_event set detail = null where mail_id in (select id from mail where person"
                + " = ?)")
        .param(id)
        .update();
  }

  private void rename(Column column, String id, String pseudonym) {
    jdbc.sql(
            "update %s set %s = ? where %s = ?"
                .formatted(column.table(), column.name(), column.name()))
        .params(pseudonym, id)
        .update();
  }

  private void replace(Column column, String from, String to) {
    jdbc.sql(
            "update %s set %s = array_replace(%s, ?, ?) where ? = any(%s)"
                .formatted(column.table(), column.name(), column.name(), column.name()))
        .params(from, to, from)
        .update();
  }

  private void documents(Column column, Set<String> texts, String pseudonym) {
    String type =
        jdbc.sql(
                """
                select data_type from information_schema.columns
                where table_schema = current_schema() and table_name = ? and column_name = ?\
                """)
            .params(column.table(), column.name())
            .query(String.class)
            .single();
    for (String text : texts) {
      record Found(String place, String document) {}
      List<Found> found =
          jdbc.sql(
                  "select ctid::text as place, %s::text as document from %s where strpos(%s::text, ?) > 0 for update"
                      .formatted(column.name(), column.table(), column.name()))
              .param("\"" + text + "\"")
              .query((row, n) -> new Found(row.getString("place"), row.getString("document")))
              .list();
      for (Found each : found)
        jdbc.sql(
                "update %s set %s = cast(? as %s) where ctid = cast(? as tid)"
                    .formatted(column.table(), column.name(), type))
            .params(renamed(each.document(), text, pseudonym), each.place())
            .update();
    }
  }

  private String renamed(String document, String text, String pseudonym) {
    try {
      return json.writeValueAsString(renamed(json.readTree(document), "", text, pseudonym));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static JsonNode renamed(JsonNode node, String key, String text, String pseudonym) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties())
        copy.set(field.getKey(), renamed(field.getValue(), field.getKey(), text, pseudonym));
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(renamed(item, key, text, pseudonym)));
      return copy;
    }
    return node.isTextual() && node.textValue().equals(text) && !NO_PERSON.contains(key)
        ? TextNode.valueOf(pseudonym)
        : node;
  }
}
