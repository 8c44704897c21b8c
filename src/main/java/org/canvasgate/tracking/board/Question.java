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
import java.util.Set;

/**
 * A reader's query as statements. The rows stand in lanes, one behind the other: by how well they
 * meet what was typed, then those that have what they are sorted by and those that lack it. Within
 * a lane they come from arms, which a statement merges: the reader's own cases and the published
 * ones. Each arm is walked along an index from the cursor on, and never past the rows that are
 * asked for.
 */
final class Question {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** So many rows of a stage are looked at for a count, and so many where words are asked too. */
  static final int LOOK = 1000;

  static final int LOOK_SEARCHED = 250;

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

    /** The id in the same table, so that one index leads to a cursor's place. */
    private final String id;

    private final boolean down;
    private final String type;

    Order(String column, boolean down, String type) {
      this.column = column;
      this.id = column.substring(0, 1) + ".proposal_id";
      this.down = down;
      this.type = type;
    }
  }

  /**
   * A part of the rows.
   *
   * @param condition which ones
   * @param ids all that can be among them, where they are few; null where they are many
   * @param status which one they have; null for any
   */
  private record Arm(String condition, Set<String> ids, String status) {

    /** Whether the reader sees them only because they are published. */
    boolean publicOnly() {
      return status != null;
    }
  }

  private record Lane(Search.Tier tier, Order order, boolean lacking) {}

  /** Beyond these no row stands, and no timestamp of the database either. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  private final Eyes eyes;
  private final BoardQuery query;
  private final Map<String, Object> parameters;
  private final Search.Hits hits;
  private final Set<String> mine;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param mine the cases that wait for the reader, where that is asked and they are few
   */
  Question(
      Eyes eyes,
      BoardQuery query,
      Set<String> mine,
      Search.Hits hits,
      Map<String, Object> searched,
      Instant now,
      Locale locale) {
    this.eyes = eyes;
    this.query = query;
    this.hits = hits;
    this.mine = query.waitsOnMe() ? mine : null;
    this.parameters = new HashMap<>(searched);
    parameters.put("barred", eyes.barred().toArray(String[]::new));
    parameters.put("unscored", eyes.unscored().toArray(String[]::new));
    parameters.put("published", eyes.published().toArray(String[]::new));
    parameters.put("keys", eyes.keys().toArray(String[]::new));
    parameters.put("own", eyes.own() == null ? null : eyes.own().toArray(String[]::new));
    parameters.put("me", eyes.reader().user());
    parameters.put("groups", eyes.reader().groups().toArray(String[]::new));
    parameters.put("now", Timestamp.from(now));
    for (Search.Tier tier : hits.tiers()) addLanes(tier, locale);
  }

  private void addLanes(Search.Tier tier, Locale locale) {
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

  private void addPair(Search.Tier tier, Order order) {
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
          " and (%s, %s) %s (:value, :id)"
              .formatted(order.column, order.id, order.down ^ back ? "<" : ">");
      all.put("value", value(order, from.value()));
      all.put("id", from.id());
    }
    List<String> arms = new ArrayList<>();
    for (Arm arm : arms())
      for (String part : parts(lane, arm)) {
        Set<String> ids = few(arm, lane.tier());
        if (ids != null && ids.isEmpty()) continue;
        arms.add(
            """
            (select l.*, f.name_en, f.name_ko, f.sample, %s as by, %s as public_only
            from %s join board_face f on f.proposal_id = l.proposal_id
            where %s and %s and %s%s%s
            order by %s%s, %s%s limit :most)"""
                .formatted(
                    order.column,
                    arm.publicOnly(),
                    lines(ids, all),
                    arm.condition(),
                    part,
                    lane.tier().condition(),
                    filters(all, true),
                    there,
                    order.column,
                    direction,
                    order.id,
                    direction));
      }
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

  /**
   * How many rows stand at each stage, counted up to a limit: those of few cases by looking at each
   * of them, those of many by looking at the last changed ones of each stage and no further. Then
   * {@code more} says that there may be more.
   */
  Statement counts(int most) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("stages", BoardQuery.STAGES.toArray(String[]::new));
    List<String> arms = new ArrayList<>();
    for (Arm arm : arms()) {
      if (arm.publicOnly() && asksDates()) continue;
      Set<String> ids = few(arm, hits.any());
      if (ids == null) arms.add(walked(arm, most, all));
      else if (!ids.isEmpty())
        arms.add(
            """
            (select l.stage, count(*) as found, false as more from %s
            where %s and %s%s group by l.stage)"""
                .formatted(
                    lines(ids, all), arm.condition(), hits.any().condition(), filters(all, false)));
    }
    return new Statement(
        """
        select stages.stage, coalesce(sum(found), 0) as found, coalesce(bool_or(more), false) as more
        from unnest(:stages) with ordinality stages (stage, place)
        left join (%s) counted on counted.stage = stages.stage
        group by stages.stage, place order by place"""
            .formatted(
                arms.isEmpty()
                    ? "select '' as stage, 0 as found, false as more"
                    : String.join("\nunion all\n", arms)),
        all);
  }

  /** One index leads to the rows of a stage; whatever else is asked is asked of them. */
  private String walked(Arm arm, int most, Map<String, Object> all) {
    String indexed = "";
    String order = "l.changed_at desc, l.proposal_id desc";
    // The walk begins where the date does, and ends with it.
    if (query.overdue() || query.dueBefore() != null) {
      indexed = query.overdue() ? " and l.due < :now" : " and l.due < :before";
      order = "l.due, l.proposal_id";
    } else if (query.cities().size() == 1) indexed = " and l.city = :cities";
    else if (query.fields().size() == 1) indexed = " and l.field = :fields";
    else if (arm.publicOnly()) indexed = " and l.status = '" + arm.status() + "'";
    else if (query.statuses().size() == 1) indexed = " and l.status = :statuses";
    boolean searched = !hits.any().condition().equals("true");
    boolean answered = conditions(arm) == (indexed.isEmpty() ? 0 : 1);
    // Where the index answers all, only the few rows are left out that the reader has another way.
    int few = eyes.barred().size() + (eyes.own() == null ? 0 : eyes.own().size());
    boolean known = eyes.own() != null || eyes.reader().seesAll();
    int look = searched ? LOOK_SEARCHED : answered && known ? most + few : LOOK;
    return """
        (select s.stage, each.found, each.looked >= %d as more
        from unnest(:stages) s (stage) cross join lateral (
          select count(*) filter (where %s and %s%s) as found, count(*) as looked
          from (select * from board_line l where l.stage = s.stage%s
            order by %s limit %d) l) each)"""
        .formatted(
            look,
            arm.condition(),
            hits.any().condition(),
            filters(all, false),
            indexed,
            order,
            look);
  }

  /** How many conditions a row of the arm has to meet besides the search. */
  private int conditions(Arm arm) {
    int asked = arm.publicOnly() ? 1 : query.statuses().isEmpty() ? 0 : 1;
    for (List<String> values : List.of(query.kinds(), query.fields(), query.cities()))
      if (!values.isEmpty()) asked++;
    if (query.overdue()) asked++;
    if (query.dueBefore() != null) asked++;
    if (query.waitsOnMe()) asked++;
    return asked;
  }

  private Set<String> few(Arm arm, Search.Tier tier) {
    return Search.both(Search.both(arm.ids(), tier.ids()), mine);
  }

  /**
   * The rows that are looked through: all, or the few that can be meant, each by its id. The offset
   * keeps the planner from walking all rows in order until it meets enough of these.
   */
  private static String lines(Set<String> ids, Map<String, Object> all) {
    if (ids == null) return "board_line l";
    String name = "few" + all.size();
    all.put(name, ids.toArray(String[]::new));
    return "(select * from board_line where proposal_id = any(:" + name + ") offset 0) l";
  }

  private Order order(Lane lane) {
    if (lane.lacking()) return Order.CHANGED;
    return lane.order();
  }

  /** Whose rows: all, or the reader's own and the published ones apart from these. */
  private List<Arm> arms() {
    if (eyes.reader().seesAll()) return List.of(new Arm("true", null, null));
    String own =
        eyes.own() != null
            ? "l.proposal_id = any(:own)"
            : "exists (select from board_face k where k.proposal_id = l.proposal_id"
                + " and k.keys && :keys::text[])";
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm(own, eyes.own(), null));
    for (String status : eyes.published())
      if (query.statuses().isEmpty() || query.statuses().contains(status))
        arms.add(new Arm("l.status = '" + status + "' and not (" + own + ")", null, status));
    return arms;
  }

  /**
   * Which rows of an arm stand in a lane, in disjoint parts. Dates concern nobody who only reads
   * what is published, nor anybody kept off the case; a score nobody who still has to judge.
   */
  private List<String> parts(Lane lane, Arm arm) {
    boolean dates = lane.order() == Order.DUE;
    if (asksDates() && arm.publicOnly()) return List.of();
    // What lacks a date is not before one.
    if (dates && lane.lacking() && (query.overdue() || query.dueBefore() != null)) return List.of();
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

  private String filters(Map<String, Object> all, boolean stages) {
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
    if (query.waitsOnMe() && mine == null)
      where.append(" and l.proposal_id in (").append(MINE).append(")");
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

  private static final String ASSIGNED =
      """
      select e.business_key_ from act_ru_task t
      join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.assignee_ = :me
      """;

  private static final String OFFERED =
      """
      select e.business_key_ from act_ru_identitylink i
      join act_ru_task t on t.id_ = i.task_id_ and t.assignee_ is null
      join act_ru_execution e on e.id_ = t.proc_inst_id_
      where i.type_ = 'candidate' and %s
      """;

  private static final String OFFERED_TO_ME = OFFERED.formatted("i.user_id_ = :me");
  private static final String OFFERED_TO_US = OFFERED.formatted("i.group_id_ = any(:groups)");

  /** From the reader's open tasks to their cases; one path for each of the engine's indexes. */
  private static final String MINE = String.join("union\n", ASSIGNED, OFFERED_TO_ME, OFFERED_TO_US);

  /** The same, up to a limit on each path. */
  static final String SOME_OF_MINE =
      "(%s limit :most) union all (%s limit :most) union all (%s limit :most)"
          .formatted(ASSIGNED, OFFERED_TO_ME, OFFERED_TO_US);

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
