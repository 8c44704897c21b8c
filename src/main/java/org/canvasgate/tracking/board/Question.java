package org.canvasgate.tracking.board;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A reader's query as statements. The rows stand in lanes, one behind the other: by how well they
 * meet what was typed, then those that have what they are sorted by and those that lack it. Within
 * a lane they come from arms, which a statement merges: the reader's own cases and the published
 * ones. Each arm is walked along an index from the cursor on, and never past the rows that are
 * asked for.
 */
final class Question {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** A statement with its parameters. */
  record Statement(String sql, Map<String, Object> parameters) {}

  /** By what the rows of a lane are sorted. */
  private enum Order {
    CHANGED("l.changed_at", true, "timestamptz"),
    DUE("l.due", false, "timestamptz"),
    SCORE("l.score", true, "double precision"),
    LOW_SCORE("l.score", false, "double precision"),
    NAME_EN("f.sort_en", false, "text"),
    NAME_KO("f.sort_ko", false, "text");

    private final String column;
    private final boolean down;
    private final String type;

    Order(String column, boolean down, String type) {
      this.column = column;
      this.down = down;
      this.type = type;
    }
  }

  /**
   * A part of the rows.
   *
   * @param condition which ones
   * @param publicOnly whether the reader sees them only because they are published
   */
  private record Arm(String condition, boolean publicOnly) {}

  private record Lane(String condition, Order order, boolean lacking) {}

  /** Beyond these no row stands, and no timestamp of the database either. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  private final Eyes eyes;
  private final BoardQuery query;
  private final Map<String, Object> parameters;
  private final List<String> tiers;
  private final List<Lane> lanes = new ArrayList<>();

  Question(
      Eyes eyes,
      BoardQuery query,
      List<String> tiers,
      Map<String, Object> searched,
      Instant now,
      Locale locale) {
    this.eyes = eyes;
    this.query = query;
    this.tiers = tiers;
    this.parameters = new HashMap<>(searched);
    parameters.put("barred", eyes.barred().toArray(String[]::new));
    parameters.put("unscored", eyes.unscored().toArray(String[]::new));
    parameters.put("published", eyes.published().toArray(String[]::new));
    parameters.put("keys", eyes.keys().toArray(String[]::new));
    parameters.put("own", eyes.own() == null ? null : eyes.own().toArray(String[]::new));
    parameters.put("me", eyes.reader().user());
    parameters.put("groups", eyes.reader().groups().toArray(String[]::new));
    parameters.put("now", Timestamp.from(now));
    for (String tier : tiers) addLanes(tier, locale);
  }

  private void addLanes(String tier, Locale locale) {
    switch (query.sort()) {
      case CHANGED -> lanes.add(new Lane(tier, Order.CHANGED, false));
      case NAME ->
          lanes.add(
              new Lane(
                  tier,
                  Locale.KOREAN.getLanguage().equals(locale.getLanguage())
                      ? Order.NAME_KO
                      : Order.NAME_EN,
                  false));
      case DUE -> addPair(tier, Order.DUE);
      case SCORE -> addPair(tier, Order.SCORE);
      case LOW_SCORE -> addPair(tier, Order.LOW_SCORE);
    }
  }

  private void addPair(String tier, Order order) {
    lanes.add(new Lane(tier, order, false));
    lanes.add(new Lane(tier, order, true));
  }

  int lanes() {
    return lanes.size();
  }

  /** Whether a cursor is one of this query's; an address may have been written by hand. */
  boolean knows(Cursor cursor) {
    if (cursor.lane() < 0 || cursor.lane() >= lanes.size()) return false;
    try {
      switch (order(lanes.get(cursor.lane())).type) {
        case "timestamptz" -> {
          Instant at = instant(cursor.value());
          if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) return false;
        }
        case "double precision" -> Double.parseDouble(cursor.value());
        default -> {}
      }
      return true;
    } catch (DateTimeParseException | NumberFormatException noPlace) {
      return false;
    }
  }

  /**
   * The rows of a lane.
   *
   * @param from behind or before which row; null for all
   * @param back whether the last ones come first
   * @return null where no row can be in the lane
   */
  Statement walk(int place, Cursor from, boolean back, int most) {
    Lane lane = lanes.get(place);
    Order order = order(lane);
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("most", most);
    String direction = order.down ^ back ? " desc" : " asc";
    String there = "";
    if (from != null) {
      there =
          " and (%s, l.proposal_id) %s (:value, :id)"
              .formatted(order.column, order.down ^ back ? "<" : ">");
      all.put("value", value(order, from.value()));
      all.put("id", from.id());
    }
    List<String> arms = new ArrayList<>();
    for (Arm arm : arms())
      for (String part : parts(lane, arm))
        arms.add(
            """
            (select l.*, f.name_en, f.name_ko, f.sample, %s as by, %s as public_only
            from board_line l join board_face f on f.proposal_id = l.proposal_id
            where %s and %s and %s%s%s
            order by %s%s, l.proposal_id%s limit :most)"""
                .formatted(
                    order.column,
                    arm.publicOnly(),
                    arm.condition(),
                    part,
                    lane.condition(),
                    filters(arm, all, true),
                    there,
                    order.column,
                    direction,
                    direction));
    if (arms.isEmpty()) return null;
    String sorted =
        order.type.equals("timestamptz")
            ? "to_char(by at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            : "by::text";
    return new Statement(
        "select *, %s as sorted from (%s) rows order by by%s, proposal_id%s limit :most"
            .formatted(sorted, String.join("\nunion all\n", arms), direction, direction),
        all);
  }

  /** How many rows stand at each stage, counted up to a limit. */
  Statement counts(int most) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("most", most);
    all.put("stages", BoardQuery.STAGES.toArray(String[]::new));
    List<String> arms = new ArrayList<>();
    for (String tier : tiers)
      for (Arm arm : arms())
        if (!(arm.publicOnly() && asksDates()))
          arms.add(
              """
              (select 1 from board_line l where l.stage = stages.stage and %s and %s%s limit :most)"""
                  .formatted(arm.condition(), tier, filters(arm, all, false)));
    String rows = arms.isEmpty() ? "select 1 where false" : String.join("\nunion all\n", arms);
    return new Statement(
        """
        select stages.stage, (select count(*) from (select 1 from (%s) each limit :most) counted)
          as found
        from unnest(:stages) with ordinality stages(stage, place) order by place"""
            .formatted(rows),
        all);
  }

  private Order order(Lane lane) {
    if (lane.lacking()) return Order.CHANGED;
    return lane.order();
  }

  /** Whose rows: all, or the reader's own and the published ones apart from these. */
  private List<Arm> arms() {
    if (eyes.reader().seesAll()) return List.of(new Arm("true", false));
    String own =
        eyes.own() != null
            ? "l.proposal_id = any(:own)"
            : "exists (select from board_face k where k.proposal_id = l.proposal_id"
                + " and k.keys && :keys::text[])";
    List<Arm> arms = new ArrayList<>();
    if (eyes.own() == null || !eyes.own().isEmpty()) arms.add(new Arm(own, false));
    for (String status : eyes.published())
      arms.add(new Arm("l.status = '" + status + "' and not (" + own + ")", true));
    return arms;
  }

  /**
   * Which rows of an arm stand in a lane, in disjoint parts. Dates concern nobody who only reads
   * what is published, nor anybody kept off the case; a score nobody who still has to judge.
   */
  private List<String> parts(Lane lane, Arm arm) {
    boolean dates = lane.order() == Order.DUE;
    if (asksDates() && arm.publicOnly()) return List.of();
    String column = lane.order().column;
    if (!dates && lane.order() != Order.SCORE && lane.order() != Order.LOW_SCORE)
      return List.of("true");
    String hidden = dates ? "barred" : "unscored";
    boolean empty = (dates ? eyes.barred() : eyes.unscored()).isEmpty();
    if (dates && arm.publicOnly()) return lane.lacking() ? List.of("true") : List.of();
    if (!lane.lacking())
      return List.of(
          column + " is not null" + (empty ? "" : " and l.proposal_id <> all(:" + hidden + ")"));
    List<String> parts = new ArrayList<>(List.of(column + " is null"));
    if (!empty) parts.add(column + " is not null and l.proposal_id = any(:" + hidden + ")");
    return parts;
  }

  private boolean asksDates() {
    return query.overdue() || query.dueBefore() != null || query.waitsOnMe();
  }

  private String filters(Arm arm, Map<String, Object> all, boolean stages) {
    StringBuilder where = new StringBuilder();
    if (stages) among(where, "l.stage", "stages", query.stages(), all);
    among(where, "l.status", "statuses", query.statuses(), all);
    among(where, "l.kind", "kinds", query.kinds(), all);
    among(where, "l.field", "fields", query.fields(), all);
    among(where, "l.city", "cities", query.cities(), all);
    if (query.overdue()) where.append(" and l.due < :now");
    if (query.dueBefore() != null) {
      where.append(" and l.due < :before");
      all.put(
          "before", Timestamp.from(query.dueBefore().plusDays(1).atStartOfDay(KOREA).toInstant()));
    }
    if ((query.overdue() || query.dueBefore() != null) && !eyes.barred().isEmpty())
      where.append(" and l.proposal_id <> all(:barred)");
    if (query.waitsOnMe()) where.append(" and l.proposal_id in (").append(MINE).append(")");
    return where.toString();
  }

  private static void among(
      StringBuilder where,
      String column,
      String name,
      List<String> values,
      Map<String, Object> all) {
    if (values.isEmpty()) return;
    where.append(" and ").append(column);
    if (values.size() == 1) where.append(" = :").append(name);
    else where.append(" = any(:").append(name).append(")");
    all.put(name, values.size() == 1 ? values.get(0) : values.toArray(String[]::new));
  }

  /** From the reader's open tasks to their cases; one path for each of the engine's indexes. */
  private static final String MINE =
      """
      select e.business_key_ from act_ru_task t
      join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.assignee_ = :me
      union
      select e.business_key_ from act_ru_identitylink i
      join act_ru_task t on t.id_ = i.task_id_ and t.assignee_ is null
      join act_ru_execution e on e.id_ = t.proc_inst_id_
      where i.type_ = 'candidate' and i.user_id_ = :me
      union
      select e.business_key_ from act_ru_identitylink i
      join act_ru_task t on t.id_ = i.task_id_ and t.assignee_ is null
      join act_ru_execution e on e.id_ = t.proc_inst_id_
      where i.type_ = 'candidate' and i.group_id_ = any(:groups)
      """;

  private static Object value(Order order, String text) {
    return switch (order.type) {
      case "timestamptz" -> Timestamp.from(instant(text));
      case "double precision" -> Double.parseDouble(text);
      default -> text;
    };
  }

  private static Instant instant(String text) {
    return Instant.parse(text);
  }
}
