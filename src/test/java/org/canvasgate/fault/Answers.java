package org.canvasgate.fault;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.canvas.Block;
import org.canvasgate.story.Agreed;
import org.canvasgate.story.Planned;
import org.canvasgate.story.Proposed;

/**
 * What people answer to each step of a case that goes well, with a mark in it by which it is found
 * again, and beside it what must be stored, in the words of {@link Kind}.
 */
record Answers(Kind kind, Map<String, Object> form, String content) {
  static final String PLANNER = "planner";
  static final String SECRETARY = "secretary";
  static final String CHAIR = "chair";
  static final String OPERATOR = "operator";
  static final List<String> MEMBERS = List.of("member1", "member2", "member3", "member4");

  /** Bodies, and who speaks for each. */
  static final Map<String, String> BODIES =
      Map.of(Agreed.ANSWERS, "speaker1", Agreed.PAYS, "speaker2");

  private static final int PANEL = 3;

  /** Everybody rates alike, or the panel would have to deliberate; the marks tell ballots apart. */
  private static final String AGREED = "4";

  private static final int DUTIES = 9;

  /** Steps that are left alone: a case goes on without them. */
  static boolean answers(String step) {
    return switch (step) {
      case "appoint-panel",
          "score-canvas",
          "confirm-review",
          "draft-responsibilities",
          "answer-consultation",
          "confirm-consultation",
          "write-plan",
          "vote-plan",
          "confirm-plan",
          "start-operation" ->
          true;
      default -> false;
    };
  }

  static Answers proposal(int mark) {
    Map<String, Object> form = Proposed.complete();
    form.put("nameEn", "Bus on call " + mark);
    form.put("summary", marked(mark));
    return new Answers(
        Kind.PROPOSAL, form, "Bus on call " + mark + " in " + form.get("city") + ", propose");
  }

  static Answers to(String step, String person, int mark, Random random, LocalDate today) {
    return switch (step) {
      case "appoint-panel" -> appointment(mark, random);
      case "score-canvas" -> ballot(mark);
      case "confirm-review" -> verdict(mark, "review", "pass");
      case "draft-responsibilities" -> responsibilities(mark);
      case "answer-consultation" -> answer(mark, person);
      case "confirm-consultation" -> verdict(mark, "consultation", "agreed");
      case "write-plan" -> plan(mark);
      case "vote-plan" -> vote(mark);
      case "confirm-plan" -> verdict(mark, "maintenance", "approved");
      case "start-operation" -> operation(today);
      default -> throw new IllegalArgumentException(step);
    };
  }

  private static String marked(int mark) {
    return "Sent under load. #" + mark + "#";
  }

  private static Answers appointment(int mark, Random random) {
    int leftOut = random.nextInt(MEMBERS.size());
    List<String> panel =
        Stream.concat(MEMBERS.stream().skip(leftOut), MEMBERS.stream())
            .distinct()
            .limit(PANEL)
            .sorted()
            .toList();
    return new Answers(
        Kind.APPOINTMENT,
        Map.of(
            "committee",
            "project-council",
            "members",
            panel,
            "deputy",
            panel.get(0),
            "reason",
            marked(mark)),
        String.join(",", panel));
  }

  private static Answers ballot(int mark) {
    Map<String, Object> form = new HashMap<>();
    String content =
        Stream.of(Block.values())
            .map(Block::key)
            .sorted()
            .map(
                block -> {
                  String field = block.replace('-', '_');
                  form.put("score_" + field, AGREED);
                  form.put("comment_" + field, marked(mark));
                  return block + " " + AGREED + " " + mark;
                })
            .collect(Collectors.joining(","));
    return new Answers(Kind.BALLOT, form, content);
  }

  private static Answers verdict(int mark, String gate, String outcome) {
    return new Answers(
        Kind.VERDICT, Map.of("outcome", outcome, "reason", marked(mark)), gate + " " + outcome);
  }

  private static Answers responsibilities(int mark) {
    Map<String, Object> form = Agreed.draft();
    form.put("neededFte", mark / 100.0);
    return new Answers(
        Kind.RESPONSIBILITIES, form, form.get("entityKind") + " " + form.get("operatingBody"));
  }

  private static Answers answer(int mark, String person) {
    String body =
        BODIES.entrySet().stream()
            .filter(each -> each.getValue().equals(person))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    Map<String, Object> form = Agreed.answer(body, "accepted");
    form.put("pledgedFte", mark / 100.0);
    return new Answers(Kind.ANSWER, form, body + ": accepted by " + person + " " + DUTIES);
  }

  private static Answers plan(int mark) {
    Map<String, Object> form = Planned.sound();
    form.put("serviceLevels", marked(mark));
    return new Answers(Kind.PLAN, form, form.get("firstYear") + " " + form.get("years"));
  }

  private static Answers vote(int mark) {
    return new Answers(Kind.VOTE, Map.of("vote", "approve", "comment", marked(mark)), "approve");
  }

  private static Answers operation(LocalDate today) {
    return new Answers(
        Kind.OPERATION,
        Map.of("operatingSince", today.toString(), "operator", OPERATOR),
        OPERATOR + " since " + today);
  }
}
