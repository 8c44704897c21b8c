package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;

/** A record's document as its page shows it. Public, as is all that a template reads. */
public final class RecordView {
  private static final Pattern PSEUDONYM = Pattern.compile("person-\\d+");

  private final JsonNode document;
  private final Map<String, String> names;

  /**
   * @param openings whom the pseudonyms stand for; empty for a reader who may not know
   */
  RecordView(JsonNode document, List<Pseudonyms.Opening> openings) {
    this.document = document;
    this.names =
        openings.stream()
            .collect(Collectors.toMap(Pseudonyms.Opening::pseudonym, Pseudonyms.Opening::name));
  }

  /**
   * A closed window.
   *
   * @param ratings for each block the ratings in the order of the members; null is not applicable
   *     or not rated
   */
  public record Round(
      int round,
      String step,
      List<String> members,
      Map<String, List<Integer>> ratings,
      List<Said> comments,
      List<Voted> votes) {}

  /** What a member wrote. */
  public record Said(String member, String block, String text) {}

  /** A vote. */
  public record Voted(String member, String value, String condition, String comment) {}

  /** A figure of the last scorecard. */
  public record Figure(String key, String value) {}

  /** A version that the decision rests on. */
  public record Version(String name, String version, String hash) {}

  /** Somebody kept off the case. */
  public record Off(String person, String kind, String reason) {}

  public boolean decision() {
    return document.path("kind").asText().equals("decision");
  }

  public String text(String pointer) {
    JsonNode node = document.at(pointer);
    return node.isMissingNode() || node.isNull() ? null : who(node.asText());
  }

  /** The seats of the panel, with what became of them. */
  public List<String> panel() {
    List<String> seats = new ArrayList<>();
    for (JsonNode seat : document.at("/panel/seats")) seats.add(who(seat.path("member").asText()));
    return seats;
  }

  public List<Off> recusals() {
    List<Off> off = new ArrayList<>();
    for (JsonNode recusal : document.path("recusals"))
      off.add(
          new Off(
              who(recusal.path("person").asText()),
              recusal.path("kind").asText().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              recusal.path("reason").asText()));
    return off;
  }

  public List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    for (JsonNode round : document.path("rounds")) rounds.add(round(round));
    return rounds;
  }

  private Round round(JsonNode round) {
    List<String> members = new ArrayList<>();
    List<Said> comments = new ArrayList<>();
    Map<String, List<Integer>> ratings = new LinkedHashMap<>();
    for (JsonNode ballot : round.path("ballots")) {
      String member = who(ballot.path("member").asText());
      members.add(member);
      Map<String, Integer> given = new TreeMap<>();
      for (JsonNode rating : ballot.path("ratings")) {
        if (rating.path("value").isInt())
          given.put(rating.path("block").asText(), rating.path("value").intValue());
        said(member, rating.path("block").asText(), rating.path("comment"))
            .ifPresent(comments::add);
        said(member, rating.path("block").asText(), rating.path("changeReason"))
            .ifPresent(comments::add);
      }
      for (Block block : Block.values())
        ratings.computeIfAbsent(block.key(), key -> new ArrayList<>()).add(given.get(block.key()));
    }
    List<Voted> votes = new ArrayList<>();
    for (JsonNode vote : round.path("votes"))
      votes.add(
          new Voted(
              who(vote.path("member").asText()),
              vote.path("value").asText(),
              vote.path("condition").asText(null),
              vote.path("comment").asText(null)));
    return new Round(
        round.path("round").asInt(),
        round.path("step").asText(),
        members,
        ratings,
        comments,
        votes);
  }

  private static java.util.Optional<Said> said(String member, String block, JsonNode text) {
    return text.asText("").isBlank() || text.isNull()
        ? java.util.Optional.empty()
        : java.util.Optional.of(new Said(member, block, text.asText()));
  }

  /**
   * The figures of the last scorecard that its readers ask for first; unknown ones are left out.
   */
  public List<Figure> figures() {
    JsonNode cards = document.path("scorecards");
    JsonNode card = cards.path(cards.size() - 1);
    List<Figure> figures = new ArrayList<>();
    figure(figures, "canvas", card.at("/canvas/total"));
    figure(figures, "gate", card.path("gateScore"));
    figure(figures, "alpha", card.at("/agreement/alpha"));
    figure(figures, "margin", card.at("/robustness/margin"));
    figure(figures, "resampled", card.at("/robustness/resampleAgreement"));
    return figures;
  }

  private static void figure(List<Figure> figures, String key, JsonNode value) {
    if (value.isNumber())
      figures.add(
          new Figure(key, String.format(java.util.Locale.ROOT, "%.2f", value.doubleValue())));
  }

  /** The process, the forms and the tables, each version once. */
  public List<Version> versions() {
    Set<Version> versions = new LinkedHashSet<>();
    JsonNode process = document.path("process");
    if (process.has("key"))
      versions.add(
          new Version(
              process.path("key").asText(),
              process.path("version").asText(),
              process.path("sha256").asText()));
    for (JsonNode form : process.path("forms"))
      versions.add(
          new Version(
              form.path("form").asText(),
              process.path("version").asText(),
              form.path("sha256").asText()));
    for (JsonNode table : document.path("tables"))
      versions.add(
          new Version(
              table.path("table").asText(),
              table.path("version").asText(),
              table.path("sha256").asText()));
    return List.copyOf(versions);
  }

  /** The whole document, indented, with names where the reader may know them. */
  public String whole() {
    String text = document.toPrettyString();
    return names.isEmpty() ? text : PSEUDONYM.matcher(text).replaceAll(p -> named(p.group()));
  }

  private String named(String pseudonym) {
    String name = names.get(pseudonym);
    return name == null
        ? pseudonym
        : java.util.regex.Matcher.quoteReplacement(
            pseudonym + " (" + name.replace("\"", "'") + ")");
  }

  private String who(String text) {
    return names.getOrDefault(text, text);
  }
}
