import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Verifies an exported decision record of Canvasgate with nothing but the exported file and Java 17:
 *
 * <pre>java VerifyRecord.java record-17.json [--head=NUMBER:HASH] [--language=ko]</pre>
 *
 * <p>It shares no code with Canvasgate. It checks that every document is the one that was hashed,
 * that the hashes are chained from the record to the head of the chain, that the head is the one
 * quoted (in a decision letter, or in a later export, given as {@code --head}), that names, where the
 * file has them, are the ones committed to; and it computes the figures of the decision again from
 * the ratings and votes in the file. The formulas stand in Canvasgate's {@code docs/method.md}.
 *
 * <p>Exit code 0: everything is the same. 1: something differs. 2: the file could not be read.
 */
public class VerifyRecord {
  private static final String[] BLOCKS = {
    "KEY_PARTNERS",
    "KEY_ACTIVITIES",
    "KEY_RESOURCES",
    "VALUE_PROPOSITION",
    "CUSTOMER_RELATIONSHIPS",
    "CHANNELS",
    "CUSTOMER_SEGMENTS",
    "COST_STRUCTURE",
    "REVENUE_STREAMS",
    "SOCIAL_ENVIRONMENTAL_COST",
    "SOCIAL_ENVIRONMENTAL_BENEFIT"
  };

  /** Figures may differ in the last digits: another order of adding gives other roundings. */
  private static final double TOLERANCE = 1e-8;

  private static boolean korean;

  private final List<String> differences = new ArrayList<>();
  private int figures;

  public static void main(String[] args) {
    String file = null;
    String head = null;
    korean = "ko".equals(Locale.getDefault().getLanguage());
    for (String arg : args) {
      if (arg.startsWith("--head=")) head = arg.substring("--head=".length());
      else if (arg.startsWith("--language=")) korean = arg.endsWith("=ko");
      else file = arg;
    }
    var out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (file == null) {
      out.println("java VerifyRecord.java FILE [--head=NUMBER:HASH] [--language=ko|en]");
      System.exit(2);
    }
    try {
      Object export = Json.read(Files.readString(Path.of(file)));
      var verifier = new VerifyRecord();
      verifier.verify(map(export), head, out);
      System.exit(verifier.differences.isEmpty() ? 0 : 1);
    } catch (IOException | IllegalArgumentException | ClassCastException broken) {
      out.println(
          say(
              "The file cannot be read as an exported record: ",
              "내보낸 의결 기록으로 읽을 수 없는 파일입니다: ")
              + broken.getMessage());
      System.exit(2);
    }
  }

  // ---- the chain -----------------------------------------------------------------------------

  private void verify(Map<String, Object> export, String quoted, java.io.PrintStream out) {
    Map<Long, Map<String, Object>> links = chain(export);
    Map<String, Object> head = map(export.get("head"));
    if (quoted != null) quoted(quoted, links);
    Map<Long, String> decisions = new HashMap<>();
    for (Object each : list(export.get("entries"))) {
      Map<String, Object> entry = map(each);
      Map<String, Object> document = map(entry.get("document"));
      long number = whole(entry.get("number"));
      Map<String, Object> link = links.get(number);
      if (link == null) {
        differ(
            "Record " + number + " is not part of the chain in this file.",
            "기록 " + number + "번은 이 파일의 연쇄에 들어 있지 않습니다.");
        continue;
      }
      if (!sha256(Json.canonical(document)).equals(link.get("document")))
        differ(
            "The document of record " + number + " is not the one that was hashed.",
            "기록 " + number + "번의 문서가 해시된 문서와 다릅니다.");
      if (!String.valueOf(link.get("kind")).equals(document.get("kind")))
        differ(
            "Record " + number + " is not of the kind that its link says.",
            "기록 " + number + "번의 종류가 연쇄에 적힌 것과 다릅니다.");
      if ("decision".equals(document.get("kind")))
        decisions.put(number, String.valueOf(link.get("hash")));
      else {
        Map<String, Object> to = map(document.get("refersTo"));
        if (!to.get("hash").equals(decisions.get(whole(to.get("number")))))
          differ(
              "Addendum " + number + " belongs to another decision.",
              "추가 기록 " + number + "번은 다른 결정에 속합니다.");
      }
      names(number, entry, document);
    }
    out.println(
        say(
            "Chain: " + links.size() + " links, head " + head.get("number") + ":" + head.get("hash"),
            "연쇄: " + links.size() + "개 고리, 마지막 " + head.get("number") + ":" + head.get("hash")));
    for (Object each : list(export.get("entries"))) {
      Map<String, Object> entry = map(each);
      Map<String, Object> document = map(entry.get("document"));
      if (!"decision".equals(document.get("kind"))) continue;
      summary(whole(entry.get("number")), document, out);
      figures(document);
    }
    out.println(say("Figures computed again: " + figures, "다시 계산한 수치: " + figures + "개"));
    if (differences.isEmpty()) {
      out.println(say("The same: nothing in this file was changed.", "같음: 이 파일의 내용은 바뀌지 않았습니다."));
      return;
    }
    out.println(say("NOT the same:", "같지 않음:"));
    differences.forEach(difference -> out.println("  " + difference));
  }

  /** The links by number, each checked against its own hash and the one before. */
  private Map<Long, Map<String, Object>> chain(Map<String, Object> export) {
    Map<Long, Map<String, Object>> links = new LinkedHashMap<>();
    Map<String, Object> before = null;
    for (Object each : list(export.get("links"))) {
      Map<String, Object> link = map(each);
      long number = whole(link.get("number"));
      Map<String, Object> hashed = new TreeMap<>(link);
      hashed.remove("hash");
      if (!sha256(Json.canonical(hashed)).equals(link.get("hash")))
        differ(
            "Link " + number + " does not have the hash that it says.",
            "고리 " + number + "번의 해시가 적힌 것과 다릅니다.");
      if (before != null
          && (number != whole(before.get("number")) + 1
              || !link.get("previous").equals(before.get("hash"))))
        differ(
            "Link " + number + " does not follow the one before it.",
            "고리 " + number + "번이 앞의 고리에 이어지지 않습니다.");
      links.put(number, link);
      before = link;
    }
    Map<String, Object> head = map(export.get("head"));
    if (before == null
        || whole(head.get("number")) != whole(before.get("number"))
        || !head.get("hash").equals(before.get("hash")))
      differ("The chain does not end in the head of this file.", "연쇄가 이 파일의 마지막 고리에서 끝나지 않습니다.");
    return links;
  }

  private void quoted(String quoted, Map<Long, Map<String, Object>> links) {
    String[] parts = quoted.split(":", 2);
    Map<String, Object> link = links.get(Long.valueOf(parts[0].strip()));
    if (link == null)
      differ(
          "The quoted record " + parts[0] + " is not in the chain of this file.",
          "인용된 기록 " + parts[0] + "번이 이 파일의 연쇄에 없습니다.");
    else if (parts.length < 2 || !parts[1].strip().equalsIgnoreCase((String) link.get("hash")))
      differ(
          "Record " + parts[0] + " has another hash than the one quoted.",
          "기록 " + parts[0] + "번의 해시가 인용된 것과 다릅니다.");
  }

  private void names(long number, Map<String, Object> entry, Map<String, Object> document) {
    if (entry.get("names") == null) return;
    Map<String, Object> people = map(document.get("people"));
    for (Object each : list(entry.get("names"))) {
      Map<String, Object> name = new TreeMap<>(map(each));
      Object pseudonym = name.remove("pseudonym");
      if (!sha256(Json.canonical(name)).equals(people.get(pseudonym)))
        differ(
            "Record " + number + ": " + pseudonym + " is not " + name.get("name") + ".",
            "기록 " + number + "번: " + pseudonym + "은(는) " + name.get("name") + "이(가) 아닙니다.");
    }
  }

  private static void summary(long number, Map<String, Object> document, java.io.PrintStream out) {
    Map<String, Object> place = map(document.get("case"));
    Map<String, Object> verdict = map(document.get("verdict"));
    out.println(
        say("Record ", "기록 ")
            + number
            + ": "
            + place.get("proposalId")
            + ", "
            + place.get("gate")
            + ", "
            + say("round ", "차수 ")
            + place.get("round")
            + " → "
            + verdict.get("outcome")
            + say(" (recommended: ", " (권고: ")
            + verdict.get("recommendation")
            + ")");
  }

  // ---- the figures ---------------------------------------------------------------------------

  private void figures(Map<String, Object> document) {
    Map<Long, Map<String, String>> cast = new HashMap<>();
    for (Object each : list(document.get("rounds"))) {
      Map<String, Object> round = map(each);
      Map<String, String> ratings = new HashMap<>();
      for (Object ballot : list(round.get("ballots")))
        for (Object rating : list(map(ballot).get("ratings")))
          ratings.put(
              map(ballot).get("member")
                  + "/"
                  + String.valueOf(map(rating).get("block")).toUpperCase(Locale.ROOT).replace('-', '_'),
              String.valueOf(map(rating).get("value")));
      if (!ratings.isEmpty()) cast.put(whole(round.get("round")), ratings);
    }
    int place = 0;
    for (Object each : list(document.get("scorecards"))) {
      Map<String, Object> card = map(each);
      String at = "/scorecards/" + place++;
      if (card.get("basis") == null) continue;
      Map<String, Object> basis = map(card.get("basis"));
      Map<String, String> ballots = cast.get(whole(map(card.get("round")).get("round")));
      if (!cast.isEmpty())
        for (Object rating : list(basis.get("ratings"))) {
          String whose = map(rating).get("evaluator") + "/" + map(rating).get("block");
          String value = String.valueOf(map(rating).get("value"));
          figures++;
          if (ballots == null || !value.equals(ballots.get(whose)))
            differ(
                at + ": the rating of " + whose + " stands on no ballot.",
                at + ": " + whose + "의 점수가 평가표에 없습니다.");
        }
      var score = new Score(basis);
      canvas(at + "/canvas", map(card.get("canvas")), score);
      text(at + "/band", card.get("band"), score.band(score.scores(score.counts(score.panel))));
      agreement(at + "/agreement", map(card.get("agreement")), score);
      robustness(at + "/robustness", map(card.get("robustness")), score);
    }
    tallies(document);
  }

  private void canvas(String at, Map<String, Object> recorded, Score score) {
    double[] scores = score.scores(score.counts(score.panel));
    number(at + "/total", recorded.get("total"), score.total(scores));
    double weightScored = 0;
    List<String> below = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int b = 0; b < BLOCKS.length; b++) {
      Map<String, Object> block = map(map(recorded.get("blocks")).get(BLOCKS[b]));
      List<Integer> values = score.counts(score.panel).get(b);
      number(at + "/blocks/" + BLOCKS[b] + "/raters", block.get("raters"), values.size());
      number(at + "/blocks/" + BLOCKS[b] + "/mean", block.get("mean"), Score.mean(values));
      number(
          at + "/blocks/" + BLOCKS[b] + "/trimmedMean",
          block.get("trimmedMean"),
          values.size() >= score.trimFrom ? Score.trimmed(values) : Double.NaN);
      number(at + "/blocks/" + BLOCKS[b] + "/evidence", block.get("evidence"), score.evidence[b]);
      number(at + "/blocks/" + BLOCKS[b] + "/score", block.get("score"), scores[b]);
      number(at + "/blocks/" + BLOCKS[b] + "/weight", block.get("weight"), score.weights[b]);
      if (!Double.isNaN(scores[b])) weightScored += score.weights[b];
      if (score.critical.contains(BLOCKS[b]) && Double.isNaN(scores[b])) unknown.add(BLOCKS[b]);
      if (score.critical.contains(BLOCKS[b]) && scores[b] < score.criticalMark)
        below.add(BLOCKS[b]);
    }
    number(at + "/weightScored", recorded.get("weightScored"), weightScored);
    text(at + "/criticalBelow", recorded.get("criticalBelow").toString(), below.toString());
    text(at + "/criticalUnknown", recorded.get("criticalUnknown").toString(), unknown.toString());
  }

  /** Krippendorff's ordinal alpha, from the pairs of values within each block. */
  private void agreement(String at, Map<String, Object> recorded, Score score) {
    List<List<Integer>> units = new ArrayList<>();
    Set<Integer> values = new HashSet<>();
    int pairable = 0;
    for (List<Integer> unit : score.counts(score.panel))
      if (unit.size() >= 2) {
        units.add(unit);
        values.addAll(unit);
        pairable += unit.size();
      }
    double alpha = alpha(units);
    String state = units.isEmpty() ? "TOO_FEW" : values.size() < 2 ? "ALL_EQUAL" : "VALUE";
    text(at + "/state", recorded.get("state"), state);
    number(at + "/pairable", recorded.get("pairable"), pairable);
    number(at + "/alpha", recorded.get("alpha"), alpha);
    double low = Double.NaN;
    double high = Double.NaN;
    int kept = 0;
    if (state.equals("VALUE")) {
      var random = new SplittableRandom(score.seed);
      List<Double> drawn = new ArrayList<>();
      for (int i = 0; i < score.resamples; i++) {
        List<List<Integer>> sample = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) sample.add(units.get(random.nextInt(units.size())));
        double each = alpha(sample);
        if (!Double.isNaN(each)) drawn.add(each);
      }
      Collections.sort(drawn);
      kept = drawn.size();
      if (units.size() >= 2 && kept > 0) {
        low = percentile(drawn, 0.025);
        high = percentile(drawn, 0.975);
      }
    }
    number(at + "/low", recorded.get("low"), low);
    number(at + "/high", recorded.get("high"), high);
    number(at + "/resamples", recorded.get("resamples"), kept);
  }

  private static double alpha(List<List<Integer>> units) {
    double[] marginals = new double[6];
    double n = 0;
    for (List<Integer> unit : units)
      for (int value : unit) {
        marginals[value]++;
        n++;
      }
    double observed = 0;
    for (List<Integer> unit : units)
      for (int i = 0; i < unit.size(); i++)
        for (int j = 0; j < unit.size(); j++)
          if (i != j)
            observed += distance(unit.get(i), unit.get(j), marginals) / (unit.size() - 1.0);
    double expected = 0;
    for (int c = 1; c <= 5; c++)
      for (int k = 1; k <= 5; k++) expected += marginals[c] * marginals[k] * distance(c, k, marginals);
    return expected > 0 ? 1 - (n - 1) * observed / expected : Double.NaN;
  }

  private static double distance(int c, int k, double[] marginals) {
    if (c == k) return 0;
    double ranks = -(marginals[c] + marginals[k]) / 2;
    for (int g = Math.min(c, k); g <= Math.max(c, k); g++) ranks += marginals[g];
    return ranks * ranks;
  }

  private static double percentile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  private void robustness(String at, Map<String, Object> recorded, Score score) {
    double[] scores = score.scores(score.counts(score.panel));
    double total = score.total(scores);
    String band = score.band(scores);
    text(at + "/band", recorded.get("band"), band);
    if (band == null) return;
    number(at + "/margin", recorded.get("margin"), total - score.passMark);
    stabilities(at, map(recorded.get("weights")), score, scores, total, band);
    List<String> pivotal = new ArrayList<>();
    for (String evaluator : score.panel.keySet()) {
      Map<String, int[]> without = new TreeMap<>(score.panel);
      without.remove(evaluator);
      if (!band.equals(score.band(score.scores(score.counts(without))))) pivotal.add(evaluator);
    }
    List<Object> told = new ArrayList<>(list(recorded.get("pivotalEvaluators")));
    told.sort(Comparator.comparing(String::valueOf));
    Collections.sort(pivotal);
    text(at + "/pivotalEvaluators", told.toString(), pivotal.toString());
    number(at + "/resampleAgreement", recorded.get("resampleAgreement"), resampled(score, band));
  }

  private void stabilities(
      String at,
      Map<String, Object> recorded,
      Score score,
      double[] scores,
      double total,
      String band) {
    double sum = 0;
    boolean below = false;
    for (int b = 0; b < BLOCKS.length; b++)
      if (!Double.isNaN(scores[b])) {
        sum += score.weights[b];
        below |= score.critical.contains(BLOCKS[b]) && scores[b] < score.criticalMark;
      }
    double floor =
        band.equals("PASS")
            ? score.passMark
            : band.equals("REVISE") ? score.rejectMark : Double.NaN;
    double ceiling =
        band.equals("REJECT")
            ? score.rejectMark
            : band.equals("REVISE") && !below ? score.passMark : Double.NaN;
    for (int b = 0; b < BLOCKS.length; b++) {
      if (Double.isNaN(scores[b])) continue;
      String where = at + "/weights/" + BLOCKS[b];
      Map<String, Object> told = map(recorded.get(BLOCKS[b]));
      double w = score.weights[b] / sum;
      double rest = (total - w * scores[b]) / (1 - w);
      double slope = scores[b] - rest;
      double lowest = 0;
      double highest = 1;
      double nearest = Double.NaN;
      if (w < 1 && Math.abs(slope) >= 1e-9)
        for (double mark : new double[] {floor, ceiling}) {
          double delta = (mark - total) / slope;
          if (Double.isNaN(mark) || delta < -w || delta > 1 - w) continue;
          boolean byRaising = mark == floor ? slope < 0 : slope > 0;
          if (byRaising) highest = Math.min(highest, Math.max(w, w + delta));
          else lowest = Math.max(lowest, Math.min(w, w + delta));
          if (Double.isNaN(nearest) || Math.abs(delta) < Math.abs(nearest)) nearest = delta;
        }
      number(where + "/weight", told.get("weight"), w);
      number(where + "/flipDelta", told.get("flipDelta"), nearest);
      number(where + "/lowest", told.get("lowest"), lowest);
      number(where + "/highest", told.get("highest"), highest);
    }
  }

  /** The share of panels, drawn with replacement, that come to the same band. */
  private static double resampled(Score score, String band) {
    if (score.panel.isEmpty()) return Double.NaN;
    List<int[]> seats = new ArrayList<>(score.panel.values());
    seats.sort(Arrays::compare);
    var random = new SplittableRandom(score.seed);
    int same = 0;
    for (int i = 0; i < score.resamples; i++) {
      Map<String, int[]> drawn = new TreeMap<>();
      for (int s = 0; s < seats.size(); s++)
        drawn.put(String.valueOf(s), seats.get(random.nextInt(seats.size())));
      if (band.equals(score.band(score.scores(score.counts(drawn))))) same++;
    }
    return (double) same / score.resamples;
  }

  /** The votes of those who sit, neither recused nor replaced. */
  private void tallies(Map<String, Object> document) {
    Set<Object> sitting = new HashSet<>();
    if (document.get("panel") instanceof Map<?, ?>)
      for (Object seat : list(map(document.get("panel")).get("seats")))
        if (map(seat).get("replacedBy") == null) sitting.add(map(seat).get("member"));
    for (Object recusal : list(document.get("recusals")))
      sitting.remove(map(recusal).get("person"));
    Map<Long, Map<String, Object>> told = new HashMap<>();
    for (Object tally : list(document.get("tallies")))
      told.put(whole(map(tally).get("round")), map(tally));
    for (Object each : list(document.get("rounds"))) {
      Map<String, Object> round = map(each);
      if (list(round.get("votes")).isEmpty()) continue;
      Map<String, Integer> counted = new TreeMap<>();
      for (Object vote : list(round.get("votes")))
        if (sitting.contains(map(vote).get("member")))
          counted.merge(String.valueOf(map(vote).get("value")), 1, Integer::sum);
      Map<String, Object> tally = told.getOrDefault(whole(round.get("round")), Map.of());
      String at = "/tallies/" + round.get("round");
      number(at + "/mayVote", tally.get("mayVote"), sitting.size());
      text(at + "/votes", String.valueOf(tally.get("votes")), counted.toString());
    }
  }

  /** Ratings, evidence, weights and marks of one scorecard, and what follows from them. */
  private static final class Score {
    /** Each evaluator's ratings as sorted numbers 5 x block + rating - 1, "not applicable" left out. */
    final Map<String, int[]> panel = new TreeMap<>();

    final double[] evidence = new double[BLOCKS.length];
    final double[] weights = new double[BLOCKS.length];
    final Set<Object> critical;
    final double passMark;
    final double rejectMark;
    final double criticalMark;
    final double evidenceWeight;
    final int trimFrom;
    final int resamples;
    final long seed;

    Score(Map<String, Object> basis) {
      Map<String, Object> rules = map(basis.get("rules"));
      passMark = real(rules.get("passMark"));
      rejectMark = real(rules.get("rejectMark"));
      criticalMark = real(rules.get("criticalMark"));
      evidenceWeight = real(rules.get("evidenceWeight"));
      trimFrom = (int) whole(rules.get("trimFrom"));
      critical = new HashSet<>(list(rules.get("criticalBlocks")));
      resamples = (int) whole(basis.get("resamples"));
      seed = whole(basis.get("seed"));
      Map<String, Object> given = map(map(basis.get("weights")).get("byBlock"));
      double sum = 0;
      for (String block : BLOCKS) sum += real(given.get(block));
      for (int b = 0; b < BLOCKS.length; b++) {
        weights[b] = real(given.get(BLOCKS[b])) / sum;
        Object points = map(basis.get("evidence")).get(BLOCKS[b]);
        evidence[b] = points == null ? Double.NaN : real(points);
      }
      List<String> blocks = Arrays.asList(BLOCKS);
      for (Object each : list(basis.get("ratings"))) {
        Map<String, Object> rating = map(each);
        String evaluator = (String) rating.get("evaluator");
        int[] before = panel.getOrDefault(evaluator, new int[0]);
        if (rating.get("value") != null) {
          int[] more = Arrays.copyOf(before, before.length + 1);
          more[before.length] =
              5 * blocks.indexOf(rating.get("block")) + (int) whole(rating.get("value")) - 1;
          Arrays.sort(more);
          before = more;
        }
        panel.put(evaluator, before);
      }
    }

    /** The values given to each block. */
    List<List<Integer>> counts(Map<String, int[]> members) {
      List<List<Integer>> values = new ArrayList<>();
      for (int b = 0; b < BLOCKS.length; b++) values.add(new ArrayList<>());
      for (int[] member : members.values())
        for (int cell : member) values.get(cell / 5).add(cell % 5 + 1);
      return values;
    }

    static double mean(List<Integer> values) {
      return values.isEmpty()
          ? Double.NaN
          : values.stream().mapToDouble(r -> (r - 1) * 25.0).sum() / values.size();
    }

    static double trimmed(List<Integer> values) {
      List<Integer> sorted = new ArrayList<>(values);
      Collections.sort(sorted);
      return mean(sorted.subList(1, sorted.size() - 1));
    }

    double[] scores(List<List<Integer>> values) {
      double[] scores = new double[BLOCKS.length];
      for (int b = 0; b < scores.length; b++) {
        List<Integer> given = values.get(b);
        double rated = given.size() >= trimFrom ? trimmed(given) : mean(given);
        double mixed = (1 - evidenceWeight) * rated + evidenceWeight * evidence[b];
        scores[b] =
            rounded(
                Double.isNaN(evidence[b]) ? rated : Double.isNaN(rated) ? evidence[b] : mixed);
      }
      return scores;
    }

    double total(double[] scores) {
      double points = 0;
      double weight = 0;
      for (int b = 0; b < scores.length; b++)
        if (!Double.isNaN(scores[b])) {
          points += weights[b] * scores[b];
          weight += weights[b];
        }
      return weight > 0 ? rounded(points / weight) : Double.NaN;
    }

    String band(double[] scores) {
      double total = total(scores);
      if (Double.isNaN(total)) return null;
      boolean below = false;
      for (int b = 0; b < scores.length; b++)
        below |= critical.contains(BLOCKS[b]) && scores[b] < criticalMark;
      if (total < rejectMark) return "REJECT";
      return total < passMark || below ? "REVISE" : "PASS";
    }

    /** A score that stands on a mark by hand must stand on it here, too: nine decimals. */
    private static double rounded(double points) {
      return Math.rint(points * 1e9) / 1e9;
    }
  }

  // ---- helpers -------------------------------------------------------------------------------

  private void number(String at, Object recorded, double computed) {
    figures++;
    double told = recorded == null ? Double.NaN : real(recorded);
    boolean same =
        Double.isNaN(told)
            ? Double.isNaN(computed)
            : Math.abs(told - computed) <= TOLERANCE * Math.max(1, Math.abs(told));
    if (!same)
      differ(
          at + ": recorded " + recorded + ", computed " + computed,
          at + ": 기록 " + recorded + ", 계산 " + computed);
  }

  private void text(String at, Object recorded, Object computed) {
    figures++;
    if (!String.valueOf(recorded).equals(String.valueOf(computed)))
      differ(
          at + ": recorded " + recorded + ", computed " + computed,
          at + ": 기록 " + recorded + ", 계산 " + computed);
  }

  private void differ(String english, String inKorean) {
    differences.add(say(english, inKorean));
  }

  private static String say(String english, String inKorean) {
    return korean ? inKorean : english;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    if (value == null) return Map.of();
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  private static double real(Object value) {
    return Double.parseDouble(((Json.Num) value).text());
  }

  private static long whole(Object value) {
    return Long.parseLong(((Json.Num) value).text());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Reads JSON and writes it in the canonical form of RFC 8785; numbers stay as they are written. */
  private static final class Json {
    /** A number as it stands in the file: Canvasgate writes it in canonical form. */
    record Num(String text) {
      @Override
      public String toString() {
        return text;
      }
    }

    private final String text;
    private int at;

    private Json(String text) {
      this.text = text;
    }

    static Object read(String text) {
      var json = new Json(text);
      Object value = json.value();
      json.space();
      if (json.at != text.length()) throw json.wrong();
      return value;
    }

    static String canonical(Object value) {
      var out = new StringBuilder();
      write(value, out);
      return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
      if (value instanceof Map<?, ?> object) {
        String comma = "";
        out.append('{');
        for (Map.Entry<String, Object> field : new TreeMap<>(map(object)).entrySet()) {
          out.append(comma);
          string(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
          comma = ",";
        }
        out.append('}');
      } else if (value instanceof List<?> items) {
        String comma = "";
        out.append('[');
        for (Object item : items) {
          out.append(comma);
          write(item, out);
          comma = ",";
        }
        out.append(']');
      } else if (value instanceof String string) string(string, out);
      else out.append(value);
    }

    private static void string(String value, StringBuilder out) {
      out.append('"');
      for (char c : value.toCharArray())
        switch (c) {
          case '"' -> out.append("\\\"");
          case '\\' -> out.append("\\\\");
          case '\b' -> out.append("\\b");
          case '\f' -> out.append("\\f");
          case '\n' -> out.append("\\n");
          case '\r' -> out.append("\\r");
          case '\t' -> out.append("\\t");
          default -> {
            if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
          }
        }
      out.append('"');
    }

    private Object value() {
      space();
      char c = peek();
      return switch (c) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        case 't' -> word("true", Boolean.TRUE);
        case 'f' -> word("false", Boolean.FALSE);
        case 'n' -> word("null", null);
        default -> number();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> fields = new TreeMap<>();
      take('{');
      space();
      if (peek() != '}')
        do {
          space();
          String key = string();
          space();
          take(':');
          if (fields.containsKey(key)) throw new IllegalArgumentException("two fields " + key);
          fields.put(key, value());
          space();
        } while (more());
      take('}');
      return fields;
    }

    private List<Object> array() {
      List<Object> items = new ArrayList<>();
      take('[');
      space();
      if (peek() != ']')
        do {
          items.add(value());
          space();
        } while (more());
      take(']');
      return items;
    }

    private boolean more() {
      if (peek() != ',') return false;
      at++;
      return true;
    }

    private String string() {
      take('"');
      var out = new StringBuilder();
      while (peek() != '"') {
        char c = text.charAt(at++);
        if (c < ' ') throw wrong();
        if (c != '\\') {
          out.append(c);
          continue;
        }
        char escaped = peek();
        at++;
        switch (escaped) {
          case 'b' -> out.append('\b');
          case 'f' -> out.append('\f');
          case 'n' -> out.append('\n');
          case 'r' -> out.append('\r');
          case 't' -> out.append('\t');
          case 'u' -> {
            if (at + 4 > text.length()) throw wrong();
            out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
            at += 4;
          }
          case '"', '\\', '/' -> out.append(escaped);
          default -> throw wrong();
        }
      }
      at++;
      return out.toString();
    }

    private Num number() {
      int from = at;
      while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
      String number = text.substring(from, at);
      if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) throw wrong();
      return new Num(number);
    }

    private Object word(String word, Object value) {
      if (!text.startsWith(word, at)) throw wrong();
      at += word.length();
      return value;
    }

    private void take(char wanted) {
      if (peek() != wanted) throw wrong();
      at++;
    }

    private char peek() {
      if (at >= text.length()) throw wrong();
      return text.charAt(at);
    }

    private void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          say("no JSON at character " + at, at + "번째 글자에서 JSON 형식이 아닙니다"));
    }
  }
}
