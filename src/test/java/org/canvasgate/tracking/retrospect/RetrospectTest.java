package org.canvasgate.tracking.retrospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.testing.TableRules;
import org.junit.jupiter.api.Test;

/** The retrospect by the tables as they are delivered, against the record and against a pencil. */
class RetrospectTest {
  private static final List<RealService> SERVICES = RealService.all();
  private static final Defaults RULES =
      TableDefaults.on(LocalDate.of(2026, 11, 23), new TableRules());
  private static final Retrospect AS_IT_IS =
      Retrospect.of(SERVICES, Reading.PLANNED, FateRule.READ, RULES);

  @Test
  void everyWordAndFigureThatWasKnownStandsInTheRecord() throws IOException {
    JsonNode records =
        new ObjectMapper()
            .readTree(Files.readString(Path.of("src/main/resources/sample/services.json")));
    for (int i = 0; i < SERVICES.size(); i++) {
      RealService service = SERVICES.get(i);
      JsonNode record = records.get(i);
      PlanningFacts facts = service.facts();
      assertThat(facts.parts()).as(facts.id()).isNotEmpty();
      for (var part : facts.parts())
        assertThat(field(record, part.from())).as(facts.id()).contains(part.text());
      borneOut(record, "construction_cost.amount", facts.construction());
      borneOut(record, "annual_operating_cost", facts.operating());
      assertThat(facts.money().stream().map(PlanningFacts.Money::line))
          .as("every line of funding of %s is judged", facts.id())
          .containsExactlyElementsOf(
              IntStream.range(0, record.path("funding").size()).boxed().toList());
      for (var money : facts.money())
        borneOut(record, "funding." + money.line() + ".amount", money.amount());
    }
  }

  /** Either the figure of the field itself, or words of the record in which the figure stands. */
  private static void borneOut(JsonNode record, String ownField, PlanningFacts.Amount amount) {
    if (amount == null) return;
    if (amount.quote() == null)
      assertThat(node(record, ownField).asDouble()).as(ownField).isEqualTo(amount.value());
    else {
      assertThat(field(record, amount.from())).contains(amount.quote());
      assertThat(amount.quote()).containsPattern("\\b" + (long) amount.value() + "(\\b|억)");
    }
  }

  private static String field(JsonNode record, String path) {
    return node(record, path).asText();
  }

  private static JsonNode node(JsonNode record, String path) {
    JsonNode node = record;
    for (String step : path.split("\\."))
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    return node;
  }

  /** Only a service that went on after a change is read against the record's own word. */
  @Test
  void theFatesFollowTheRecord() {
    Map<String, String> against =
        SERVICES.stream()
            .filter(each -> each.facts().fate() != Fate.UNKNOWN)
            .filter(
                each ->
                    each.facts().fate().bad()
                        == each.record().outcome().status().equals("operating"))
            .collect(
                Collectors.toMap(each -> each.facts().id(), each -> each.facts().fate().key()));
    assertThat(against).containsOnlyKeys("sejong-shucle-ieung");
    for (RealService each : SERVICES)
      assertThat(each.facts().fate() == Fate.UNKNOWN)
          .as(each.facts().id())
          .isEqualTo(each.record().outcome().status().equals("unknown"));
  }

  @Test
  void hindsightIsLeftOut() {
    Known imod = known("incheon-imod-challenge", Reading.PLANNED);
    assertThat(imod.operating()).isNull();
    assertThat(imod.canvas().items(Block.SOCIAL_ENVIRONMENTAL_BENEFIT)).isEmpty();
    assertThat(imod.canvas().items(Block.COST_STRUCTURE).get(0).text()).doesNotContain("48");
    assertThat(known("incheon-imod-challenge", Reading.TODAY).operating()).isEqualTo(48);
    assertThat(known("hwaseong-dongtan-ucity", Reading.PLANNED).operating()).isEqualTo(30);
    assertThat(known("hwaseong-dongtan-ucity", Reading.TODAY).operating()).isEqualTo(65);
  }

  /**
   * I-MOD, a mixed service, by hand: the two blocks of society (5 and 8) say nothing and the cost
   * structure (12) no yearly cost, so that they have 2 of 5 (25 points) at best: 100 - 25 x 0.75.
   */
  @Test
  void theBoundsOfIModAreThoseOfThePencil() {
    ScoreBounds bounds = finding("incheon-imod-challenge").bounds();
    assertThat(bounds.least()).isZero();
    assertThat(bounds.most()).isCloseTo(81.25, within(1e-9));
    assertThat(bounds.best()).as("cost structure is below its mark").isEqualTo(Band.REVISE);
    assertThat(bounds.worst()).isEqualTo(Band.REJECT);
  }

  /**
   * Dongtan, a public service: relationships 6, social cost 8 and benefit 12 say nothing; its
   * yearly cost is stated (at least 3 of 5, 50 points of weight 12).
   */
  @Test
  void aStatedYearlyCostLiftsTheLowerBound() {
    ScoreBounds bounds = finding("hwaseong-dongtan-ucity").bounds();
    assertThat(bounds.least()).isCloseTo(6, within(1e-9));
    assertThat(bounds.most()).isCloseTo(100 - 26 * 0.75, within(1e-9));
  }

  /** 30 of 450 is 6.7 %, under the 9 % from which a yearly cost is usual. */
  @Test
  void theRulesWouldHaveAskedWhyDongtanWasToBeSoCheap() {
    Finding dongtan = finding("hwaseong-dongtan-ucity");
    assertThat(dongtan.plan().operatingShare()).isCloseTo(30.0 / 450, within(1e-12));
    assertThat(dongtan.signs()).containsEntry(Signal.COST_UNUSUAL, Said.WARNS);
    Finding today = Finding.of(known("incheon-imod-challenge", Reading.TODAY), RULES);
    assertThat(today.signs())
        .as("48 of 243 is usual, even in hindsight")
        .containsEntry(Signal.COST_UNUSUAL, Said.SILENT);
  }

  /** Three of the five of whom a grant is or is not known, against none of four. */
  @Test
  void theGrantIsCountedAsByHand() {
    assertThat(saying(Signal.GRANT_AT_THE_END, Said.WARNS, true))
        .containsExactly("incheon-imod-challenge", "daejeon-kkulparking", "bucheon-shared-parking");
    assertThat(saying(Signal.GRANT_AT_THE_END, Said.CANNOT_TELL, true))
        .containsExactly("columbus-ceav-shuttle", "columbus-pivot-mmtpa");
    assertThat(saying(Signal.GRANT_AT_THE_END, Said.WARNS, false)).isEmpty();
    Comparison grant = AS_IT_IS.counts().get(Signal.GRANT_AT_THE_END);
    assertThat(grant).isEqualTo(new Comparison(new Share(3, 5), new Share(0, 4)));
    assertThat(grant.p()).isCloseTo(14.0 / 84, within(1e-12));
    assertThat(AS_IT_IS.untold(Signal.GRANT_AT_THE_END)).isEqualTo(3);
  }

  @Test
  void aServiceWhoseEndNobodySawIsInNoCount() {
    assertThat(AS_IT_IS.cases()).hasSize(16);
    assertThat(AS_IT_IS.counted()).isEqualTo(12);
    Comparison returned = AS_IT_IS.counts().get(Signal.PLAN_RETURNED);
    assertThat(returned.bad().of() + returned.good().of()).isEqualTo(12);
  }

  @Test
  void oneThingChangedAtATimeChangesWhatHangsOnItAlone() {
    Map<String, Sensitivity.Row> rows =
        Sensitivity.of(SERVICES, RULES).stream()
            .collect(Collectors.toMap(row -> row.key() + row.values(), row -> row));
    Sensitivity.Row all = rows.get("required-all[]");
    for (Signal sign : Signal.values())
      assertThat(all.differs(sign, AS_IT_IS)).as(sign.key()).isEqualTo(sign == Signal.INCOMPLETE);
    assertThat(rows.get("usual-share[5, 25]").counts().get(Signal.COST_UNUSUAL).good().hits())
        .isZero();
    assertThat(rows.get("any-grant[]").counts().get(Signal.GRANT_AT_THE_END))
        .isEqualTo(new Comparison(new Share(5, 7), new Share(1, 5)));
    assertThat(rows.get("untold-silent[]").counts().get(Signal.GRANT_AT_THE_END))
        .isEqualTo(new Comparison(new Share(3, 7), new Share(0, 5)));
    assertThat(rows.get("rubric-open[]").counts().get(Signal.CANNOT_PASS))
        .as("without the rubric nothing is bounded")
        .isEqualTo(new Comparison(new Share(0, 0), new Share(0, 0)));
  }

  /** The panel of one who knows nothing: a canvas without a word is at 25 points at best. */
  @Test
  void anEmptyCanvasIsBoundedByTheRubricAlone() {
    Known nothing =
        new Known(
            ServiceKind.PUBLIC, new org.canvasgate.canvas.Canvas(Map.of()), null, null, List.of());
    Finding finding = Finding.of(nothing, RULES);
    assertThat(finding.bounds().most()).isCloseTo(25, within(1e-9));
    assertThat(finding.signs())
        .containsEntry(Signal.GRANT_AT_THE_END, Said.CANNOT_TELL)
        .containsEntry(Signal.INCOMPLETE, Said.WARNS)
        .containsEntry(Signal.COST_UNUSUAL, Said.CANNOT_TELL)
        .containsEntry(Signal.SCORE_BELOW_PASS, Said.WARNS);
    Finding open = Finding.of(nothing, RULES.withoutRubric());
    assertThat(open.bounds().most()).isEqualTo(100);
    assertThat(open.signs()).containsEntry(Signal.CANNOT_PASS, Said.CANNOT_TELL);
  }

  private static List<String> saying(Signal sign, Said word, boolean bad) {
    return AS_IT_IS.cases().stream()
        .filter(each -> each.service().facts().fate() != Fate.UNKNOWN)
        .filter(each -> each.service().facts().fate().bad() == bad)
        .filter(each -> each.finding().signs().get(sign) == word)
        .map(each -> each.service().facts().id())
        .toList();
  }

  private static Finding finding(String id) {
    return AS_IT_IS.cases().stream()
        .filter(each -> each.service().facts().id().equals(id))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static Known known(String id, Reading reading) {
    return Known.of(
        SERVICES.stream().filter(each -> each.facts().id().equals(id)).findFirst().orElseThrow(),
        reading);
  }
}
