package org.canvasgate.committee.appointment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Keys;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.appointment.Candidate.Cause;
import org.canvasgate.committee.appointment.Choice.Demand;
import org.canvasgate.committee.appointment.Choice.Unmet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How each panel came about, as it was shown when it was appointed: what was demanded, who was
 * proposed and left out and why, and who was appointed instead. Part of the decision record; the
 * conflicts themselves are the part of another room.
 */
@Repository
class PanelChoices implements RecordPart {
  private static final String MEMBER = "member";
  private static final String CANDIDATES = "candidates";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Wording wording;
  private final Panels panels;

  PanelChoices(JdbcClient jdbc, ObjectMapper json, Wording wording, Panels panels) {
    this.jdbc = jdbc;
    this.json = json;
    this.wording = wording;
    this.panels = panels;
  }

  /** Keeps how a panel was chosen. */
  void save(
      long panel,
      Demands demands,
      Collection<Candidate> candidates,
      Choice proposed,
      List<String> appointed,
      String reason) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("demands", demanded(demands));
    content.put("unmet", proposed.unmet().stream().map(PanelChoices::unmet).toList());
    content.put(
        CANDIDATES, candidates.stream().map(c -> candidate(c, proposed, appointed)).toList());
    jdbc.sql("insert into panel_choice (panel_id, reason, content) values (?, ?, ?::json)")
        .params(panel, reason, write(content))
        .update();
  }

  private static Map<String, Object> demanded(Demands demands) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("field", demands.field());
    values.put("size", demands.size());
    values.put("fieldExperts", demands.fieldExperts());
    values.put("perCategory", demands.perCategory());
    values.put("categories", demands.categories());
    values.put("mostOfOneOrganisation", demands.mostOfOneOrganisation());
    values.put("formerShare", demands.formerShare());
    return values;
  }

  /** Without the organisation's name, which would tell who is meant. */
  private static Map<String, Object> unmet(Unmet unmet) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("demand", Keys.of(unmet.demand()));
    if (unmet.demand() != Demand.ORGANISATION) values.put("subject", unmet.subject());
    values.put("needed", unmet.needed());
    values.put("reached", unmet.reached());
    return values;
  }

  private Map<String, Object> candidate(Candidate c, Choice proposed, List<String> appointed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(MEMBER, c.member());
    values.put("proposed", proposed.members().contains(c.member()));
    values.put("appointed", appointed.contains(c.member()));
    values.put("category", c.profile().category());
    values.put("fields", c.profile().fields().stream().sorted().toList());
    values.put("load", c.load());
    values.put("mostCases", c.profile().mostCases());
    values.put("dismissedConflicts", c.doubts().size());
    values.put("against", c.bars().stream().map(bar -> bar.cause().key()).distinct().toList());
    boolean conflict = c.bars().stream().anyMatch(bar -> bar.cause() == Cause.CONFLICT);
    values.put(
        "why",
        conflict
            ? List.of()
            : proposed.reasons().getOrDefault(c.member(), List.of()).stream()
                .map(
                    why ->
                        Map.of(
                            "en", wording.say(why, Locale.ENGLISH),
                            "ko", wording.say(why, Locale.KOREAN)))
                .toList());
    return values;
  }

  @Override
  public String name() {
    return "panel-choice";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    return panels
        .current(round.proposalId(), round.gate(), round.cycle())
        .map(Panel::id)
        .flatMap(this::find)
        .orElse(Map.of());
  }

  private java.util.Optional<Map<String, Object>> find(long panel) {
    return jdbc.sql("select reason, content from panel_choice where panel_id = ?")
        .param(panel)
        .query(
            (row, n) -> {
              Map<String, Object> part = new LinkedHashMap<>(read(row.getString("content")));
              part.put(CANDIDATES, named((List<?>) part.get(CANDIDATES)));
              if (row.getString("reason") != null) part.put("reason", row.getString("reason"));
              return part;
            })
        .optional();
  }

  private static List<Object> named(List<?> candidates) {
    List<Object> named = new ArrayList<>();
    for (Object each : candidates) {
      Map<String, Object> candidate = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((key, value) -> candidate.put((String) key, value));
      candidate.computeIfPresent(MEMBER, (key, id) -> new Person((String) id));
      named.add(candidate);
    }
    return named;
  }

  private String write(Object content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Map<String, Object> read(String content) {
    try {
      return json.readValue(content, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
