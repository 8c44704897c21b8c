package org.canvasgate.sample;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Agreement;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Wording;
import org.springframework.stereotype.Component;

/** A scorecard with its verdict as lines of text, for the terminal. */
@Component
class ScorecardText {
  private final Scorecards scorecards;
  private final Wording wording;

  ScorecardText(Scorecards scorecards, Wording wording) {
    this.scorecards = scorecards;
    this.wording = wording;
  }

  void write(Verdict verdict, Locale locale, Appendable out) throws IOException {
    var round = verdict.round();
    out.append("\n== ").append(say("gate." + round.gate().key(), locale));
    if (round.cycle() > 0) out.append(" ").append(String.valueOf(round.cycle()));
    out.append(" ==\n");
    Scorecard card =
        scorecards.latest(round.proposalId(), round.gate(), round.cycle()).orElse(null);
    if (card != null) card(card, locale, out);
    String recommendation = verdict.recommendation() == null ? "none" : verdict.recommendation();
    // At the plan the table recommends to the voters, and the vote to the chair.
    if (verdict.details().get("tableRecommendation") instanceof String table) {
      row(out, say("rehearsal.recommendation", locale), say("recommendation." + table, locale));
      row(out, say("rehearsal.vote", locale), say("recommendation." + recommendation, locale));
      row(out, say("rehearsal.verdict", locale), say("outcome." + verdict.outcome(), locale));
      return;
    }
    row(
        out,
        say("rehearsal.recommendation", locale),
        say("recommendation." + recommendation, locale));
    row(out, say("rehearsal.verdict", locale), say("outcome." + verdict.outcome(), locale));
  }

  private void card(Scorecard card, Locale locale, Appendable out) throws IOException {
    String gate = card.round().gate().key();
    row(out, say("scorecard.canvas", locale), points(card.canvas().total(), locale));
    if (card.gateScore() != null || !card.parts().isEmpty())
      row(out, say("gate-score." + gate, locale), points(card.gateScore(), locale));
    for (Map.Entry<String, Object> part : card.parts().entrySet())
      row(
          out,
          "  " + say("part." + gate + "." + part.getKey(), locale),
          value(part.getValue(), locale));
    for (Block block : Block.values()) block(card, block, locale, out);
    row(out, say("scorecard.agreement", locale), agreement(card.agreement(), locale));
    if (card.robustness().margin() != null) {
      out.append("  ")
          .append(wording.say("robustness.margin", locale, number(card.robustness().margin())))
          .append('\n');
      out.append("  ")
          .append(
              card.robustness().pivotalEvaluators().isEmpty()
                  ? say("robustness.no-pivotal", locale)
                  : wording.say(
                      "robustness.pivotal", locale, card.robustness().pivotalEvaluators().size()))
          .append('\n');
      if (card.robustness().resampleAgreement() != null)
        out.append("  ")
            .append(
                wording.say(
                    "robustness.resampled",
                    locale,
                    card.robustness().resamples(),
                    number(card.robustness().resampleAgreement() * 100)))
            .append('\n');
    }
  }

  private void block(Scorecard card, Block block, Locale locale, Appendable out)
      throws IOException {
    BlockScore score = card.canvas().block(block);
    Double moved = card.moved().get(block);
    String text = points(score.score(), locale);
    if (score.evidence() != null)
      text += "  " + say("scorecard.evidence", locale) + " " + number(score.evidence());
    if (moved != null && moved != 0)
      text += "  " + say("scorecard.moved", locale) + " " + (moved > 0 ? "+" : "") + number(moved);
    row(out, "  " + say("block." + block.key(), locale), text);
  }

  private String agreement(Agreement agreement, Locale locale) {
    return switch (agreement.state()) {
      case ALL_EQUAL -> say("agreement.all-equal", locale);
      case TOO_FEW -> say("agreement.too-few", locale);
      case VALUE ->
          "%.2f".formatted(agreement.alpha())
              + (agreement.low() == null
                  ? ""
                  : ", "
                      + wording.say(
                          "agreement.interval",
                          locale,
                          "%.2f".formatted(agreement.low()),
                          "%.2f".formatted(agreement.high())));
    };
  }

  private String value(Object value, Locale locale) {
    if (value == null) return say("unknown", locale);
    return value instanceof Number n ? number(n.doubleValue()) : value.toString();
  }

  private String points(Double points, Locale locale) {
    return points == null
        ? say("unknown", locale)
        : wording.say("scorecard.of-100", locale, number(points));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
  }

  private String say(String key, Locale locale) {
    return wording.say(key, locale);
  }

  private static void row(Appendable out, String name, String value) throws IOException {
    out.append(name).append(": ").append(value).append('\n');
  }
}
