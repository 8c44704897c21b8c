package org.canvasgate.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
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

  @Override
  public List<Item> of(String person) {
    return jdbc.sql(
            """
            select id, proposal_id from notice
            where recipient = :person and message not like 'handover.%' and created_at >
              coalesce((select until from notice_seen where person = :person), '-infinity')
            order by id""")
        .param("person", person)
        .query(
            (row, n) ->
                Item.ofCase(
                    kind(), row.getString("id"), row.getString("proposal_id"), null, List.of()))
        .list();
  }

  @Override
  public String move(Item item, Handover handover) {
    var told =
        jdbc.sql("select proposal_id, message, arguments from notice where id = ?")
            .param(Long.valueOf(item.key()))
            .query(
                (row, n) ->
                    new Told(
                        row.getString("proposal_id"),
                        row.getString("message"),
                        arguments(row.getString("arguments"))))
            .single();
    notices.tell(
        handover.to(),
        told.proposalId(),
        told.message(),
        "handover/" + handover.id() + "/notice/" + item.key(),
        told.arguments());
    return null;
  }

  private record Told(String proposalId, String message, Object[] arguments) {}

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
