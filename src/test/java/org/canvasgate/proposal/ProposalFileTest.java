package org.canvasgate.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;

class ProposalFileTest {
  private static final MessageSource SENTENCES =
      Sentences.of("committee", "maintenance", "proposal");

  private static final String LEAST =
      """
      {"name_en": "On-demand bus", "city": "Incheon", "sector": "transport", "kind": "mixed",
       "canvas": {"value_proposition": "short waits"}}
      """;

  @Test
  void allSixteenSampleServicesLoad() throws IOException {
    List<ProposalDraft> drafts = ProposalFile.read(sample(), "services.json");
    assertThat(drafts).hasSize(16).allMatch(draft -> !draft.canvas().blocks().isEmpty());
    ProposalDraft imod = drafts.get(0);
    assertThat(imod.id()).isEqualTo("incheon-imod-challenge");
    assertThat(imod.kind()).isEqualTo(ServiceKind.MIXED);
    assertThat(imod.annualOperatingCost()).isEqualTo(48);
    assertThat(imod.constructionCost().amount()).isEqualTo(243);
    assertThat(imod.funding()).hasSize(4);
    assertThat(imod.canvas().items(Block.REVENUE_STREAMS))
        .extracting(Item::text)
        .containsExactly(
            "fares (1,800 won + distance), no transfer discount",
            "central, city and consortium money");
    assertThat(imod.outcome().status()).isEqualTo("ended");
  }

  @Test
  void whatIsNullStaysUnknown() throws IOException {
    ProposalDraft geomdan = ProposalFile.read(sample(), "services.json").get(1);
    assertThat(geomdan.constructionCost().amount()).isNull();
    assertThat(geomdan.annualOperatingCost()).isNull();
    assertThat(geomdan.canvas().items(Block.CUSTOMER_RELATIONSHIPS)).isEmpty();
  }

  @Test
  void aDraftSurvivesBeingWrittenAndRead() throws IOException {
    for (ProposalDraft draft : ProposalFile.read(sample(), "services.json"))
      assertThat(ProposalDocument.read(ProposalDocument.write(draft))).isEqualTo(draft);
  }

  @Test
  void yamlAndTheRicherShapeOfABlockAreRead() {
    String yaml =
        """
        name_en: On-demand bus
        city: Incheon
        sector: parking
        kind: public
        period: 2020-2022
        canvas:
          customer_segments: residents; workers
          revenue_streams:
            - text: fares
              evidence: [notice of 2021]
              links: [customer-segments 2]
            - grants
        """;
    ProposalDraft draft = read(yaml, "one.yaml").get(0);
    assertThat(draft.field()).isEqualTo("transport");
    assertThat(draft.canvas().items(Block.REVENUE_STREAMS))
        .containsExactly(
            new Item(
                "fares", List.of("notice of 2021"), List.of(new Link(Block.CUSTOMER_SEGMENTS, 1))),
            Item.of("grants"));
  }

  @ParameterizedTest
  @CsvSource({
    "transport, transport",
    "parking, transport",
    "safety, safety",
    "environment, environment-energy-water",
    "multi, other",
    "other, other",
    "culture-tourism-sport, culture-tourism-sport"
  })
  void aSectorFallsIntoAFieldOfTheDecree(String sector, String field) {
    String json = LEAST.replace("\"transport\"", "\"" + sector + "\"");
    assertThat(read(json, "a.json").get(0).field()).isEqualTo(field);
  }

  @Test
  void everyProblemIsToldAtOnceWithItsPath() {
    String json =
        """
        [%s,
         {"id": "Not An Id", "name_en": " ", "sector": "space", "kind": "mixed", "extra": 1,
          "construction_cost": {"amount": "much", "currency": "won"},
          "annual_operating_cost": -3,
          "funding": [{"amount": 1}],
          "canvas": {"channels": 5, "key_partners": [{"text": "a", "links": ["nobody 1"]}]}}]
        """
            .formatted(LEAST);
    Refusal refusal = refused(json, "two.json");
    assertThat(refusal.problems())
        .extracting(Problem::field)
        .contains(
            "[1].id",
            "[1].name_en",
            "[1].city",
            "[1].sector",
            "[1].extra",
            "[1].construction_cost.amount",
            "[1].construction_cost.currency",
            "[1].annual_operating_cost",
            "[1].funding[0].kind",
            "[1].canvas.channels",
            "[1].canvas.key_partners[0].links[0]")
        .hasSize(11);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN))
      assertThat(refusal.problems())
          .allSatisfy(
              problem ->
                  assertThat(SENTENCES.getMessage(problem, locale))
                      .endsWith(".")
                      .doesNotContain("{"));
  }

  @Test
  void aLinkThatLeadsNowhereIsTold() {
    String json =
        LEAST.replace(
            "\"short waits\"", "[{\"text\": \"short waits\", \"links\": [\"channels 1\"]}]");
    assertThat(refused(json, "a.json").problems())
        .extracting(Problem::field)
        .containsExactly("canvas.value_proposition");
  }

  @Test
  void theSameIdTwiceIsTold() {
    String one = LEAST.replaceFirst("\\{", "{\"id\": \"bus\",");
    assertThat(refused("[" + one + "," + one + "]", "a.json").problems())
        .extracting(Problem::key)
        .containsExactly("proposal.id-twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "[]",
        "3",
        "{",
        "{\"a\": 1, \"a\": 2}",
        "{} {}",
        "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]"
      })
  void whatIsNoProposalIsRefusedInASentence(String json) {
    Refusal refusal = refused(json, "a.json");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN))
      assertThat(SENTENCES.getMessage(refusal.problems().get(0), locale)).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'a: &x [1]\nb: *x' # proposal.file-with-alias",
        "'a: 1\na: 2' # proposal.file-unreadable",
        "'a: 1\n---\nb: 2' # proposal.file-with-documents",
        "'[[[[[[[[[[[[[[1]]]]]]]]]]]]]]' # proposal.file-too-deep",
        "'a: [' # proposal.file-unreadable",
        "'annual_operating_cost: .nan' # proposal.file-unreadable",
        "'annual_operating_cost: .inf' # proposal.file-unreadable",
        "'a: !!javax.script.ScriptEngineManager []' # proposal.schema.required"
      })
  void yamlTricksAreRefused(String yaml, String key) {
    assertThat(refused(yaml, "a.yml").problems()).extracting(Problem::key).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1", "1e16"})
  void whatIsNoAmountIsRefused(String amount) {
    String yaml =
        "name_en: a\ncity: b\nsector: other\nkind: public\ncanvas: {}\nannual_operating_cost: "
            + amount;
    assertThat(refused(yaml, "a.yml").problems())
        .extracting(Problem::field)
        .containsOnly("annual_operating_cost");
  }

  @Test
  void tooLargeNotUtf8AndUnprintableAreRefused() {
    assertThat(refused(new byte[ProposalFile.MOST_BYTES + 1], "a.json").problems().get(0).key())
        .isEqualTo("proposal.file-too-large");
    assertThat(refused(new byte[] {'{', (byte) 0xff, '}'}, "a.json").problems().get(0).key())
        .isEqualTo("proposal.file-not-utf8");
    for (String bad : List.of("\\u0000", "\\ud800", "\\u0007"))
      assertThat(refused(LEAST.replace("short waits", "short" + bad), "a.json").problems())
          .extracting(Problem::key)
          .containsExactly("proposal.unprintable");
  }

  private static byte[] sample() throws IOException {
    try (var file = ProposalFileTest.class.getResourceAsStream("/sample/services.json")) {
      return file.readAllBytes();
    }
  }

  private static List<ProposalDraft> read(String text, String name) {
    return ProposalFile.read(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private static Refusal refused(String text, String name) {
    return refused(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private static Refusal refused(byte[] bytes, String name) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ProposalFile.read(bytes, name));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
