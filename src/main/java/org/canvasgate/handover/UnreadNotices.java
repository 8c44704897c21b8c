package org.canvasgate.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a person was told and has not read. The successor is told the same; the predecessor's notice
 * stays where it is, so that it can be shown later who was told when.
 */
@Component
@Order(60)
class UnreadNotices implements Matter {
  /** Stands for the case of what concerns none; no case is called so. */
  private static final String NO_CASE = "-";

  private final JdbcClient jdbc;
  private final Notices notices;
  private final ObjectMapper json;

  UnreadNotices(JdbcClient jdbc, Notices notices, ObjectMapper json) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.json = json;
  }

  @Override
  public String kind() {
    return "notice";
  }

  @Override
  public boolean ofTerm() {
    return true;
  }

  /** One item a case: nobody reads a list of single notices. */
  @Override
  public List<Item> of(String person) {
    return jdbc.sql(
            """
            select proposal_id, count(*) as unread from notice
            where recipient = :person and message not like 'notice.handover.%' and created_at >
              coalesce((select until from notice_seen where person = :person), '-infinity')
            group by proposal_id order by proposal_id""")
        .param("person", person)
        .query(
            (row, n) ->
                new Item(
                    kind(),
                    Objects.requireNonNullElse(row.getString("proposal_id"), NO_CASE),
                    row.getString("proposal_id"),
                    "× " + row.getLong("unread"),
                    row.getLong("unread") + "건",
                    null,
                    List.of()))
        .list();
  }

  @Override
  public String move(Item item, Handover handover) {
    unread(item, handover.from())
        .forEach(
            told ->
                notices.tell(
                    handover.to(),
                    item.proposalId(),
                    told.message(),
                    "handover/" + handover.id() + "/notice/" + told.id(),
                    told.arguments()));
    return null;
  }

  private List<Told> unread(Item item, String person) {
    return jdbc.sql(
            """
            select id, message, arguments from notice
            where recipient = :person and message not like 'notice.handover.%'
              and coalesce(proposal_id, :none) = :case and created_at >
              coalesce((select until from notice_seen where person = :person), '-infinity')
            order by id""")
        .param("person", person)
        .param("none", NO_CASE)
        .param("case", item.key())
        .query(
            (row, n) ->
                new Told(
                    row.getLong("id"),
                    row.getString("message"),
                    arguments(row.getString("arguments"))))
        .list();
  }

  private record Told(long id, String message, Object[] arguments) {}

  private Object[] arguments(String stored) {
    try {
      return json.readValue(stored, Object[].class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What was said cannot be unsaid. */
  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    return Optional.of(new Problem("", "handover.kept.told"));
  }
}
