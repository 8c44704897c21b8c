package org.canvasgate.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.form.Problem;

class CanvasLinesTest {

  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("canvases") Canvas canvas) {
    Map<Block, String> texts = new EnumMap<>(Block.class);
    canvas.blocks().forEach((block, items) -> texts.put(block, CanvasLines.format(items)));
    List<Problem> problems = new ArrayList<>();
    assertThat(CanvasLines.parse(texts, problems)).isEqualTo(canvas);
    assertThat(problems).isEmpty();
  }

  @Example
  void aLineHasATextEvidenceAndLinks() {
    List<Problem> problems = new ArrayList<>();
    Canvas canvas =
        CanvasLines.parse(
            Map.of(
                Block.REVENUE_STREAMS,
                "fares of 1,800 won | notice of 2021; minutes | -> customer-segments 1, value_proposition 2",
                Block.CUSTOMER_SEGMENTS,
                "residents\n\n",
                Block.VALUE_PROPOSITION,
                "short waits\nlow fares"),
            problems);
    assertThat(problems).isEmpty();
    assertThat(canvas.items(Block.REVENUE_STREAMS))
        .containsExactly(
            new Item(
                "fares of 1,800 won",
                List.of("notice of 2021", "minutes"),
                List.of(
                    new Link(Block.CUSTOMER_SEGMENTS, 0), new Link(Block.VALUE_PROPOSITION, 1))));
  }

  @Example
  void linksMayStandWithoutEvidence() {
    List<Problem> problems = new ArrayList<>();
    Canvas canvas =
        CanvasLines.parse(
            Map.of(
                Block.COST_STRUCTURE, "wages | -> key-activities 1",
                Block.KEY_ACTIVITIES, "driving"),
            problems);
    assertThat(canvas.items(Block.COST_STRUCTURE).get(0).links())
        .containsExactly(new Link(Block.KEY_ACTIVITIES, 0));
    assertThat(problems).isEmpty();
  }

  @Example
  void everyMistakeIsToldUnderItsBlock() {
    List<Problem> problems = new ArrayList<>();
    CanvasLines.parse(
        Map.of(
            Block.KEY_PARTNERS, "the city\n | a source",
            Block.CHANNELS, "app | a | b",
            Block.COST_STRUCTURE, "wages | -> activities 1\nfuel | -> key-activities 0",
            Block.REVENUE_STREAMS, "fares | -> customer-segments 3"),
        problems);
    assertThat(problems)
        .extracting(Problem::field, Problem::key)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "canvas_key_partners", "proposal.line-without-text"),
            org.assertj.core.groups.Tuple.tuple(
                "canvas_channels", "proposal.line-with-too-many-parts"),
            org.assertj.core.groups.Tuple.tuple(
                "canvas_cost_structure", "proposal.line-with-wrong-link"),
            org.assertj.core.groups.Tuple.tuple(
                "canvas_cost_structure", "proposal.line-with-wrong-link"),
            org.assertj.core.groups.Tuple.tuple(
                "canvas_revenue_streams", "proposal.link-to-nothing"));
  }

  @Example
  void aClaimIsSplitAtSemicolonsOutsideBrackets() {
    assertThat(CanvasLines.claim("visitors (day; night); residents ;"))
        .extracting(Item::text)
        .containsExactly("visitors (day; night)", "residents");
  }

  @Provide
  Arbitrary<Canvas> canvases() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab 가|;->\\,1")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(s -> s.strip().replaceAll("\\s+", " "))
            .filter(s -> !s.isBlank());
    Arbitrary<Link> link =
        Combinators.combine(
                Arbitraries.of(Block.KEY_ACTIVITIES, Block.CUSTOMER_SEGMENTS),
                Arbitraries.integers().between(0, 1))
            .as(Link::new);
    Arbitrary<Item> item =
        Combinators.combine(text, text.list().ofMaxSize(3), link.list().ofMaxSize(3)).as(Item::new);
    return Combinators.combine(
            item.list().ofMaxSize(3),
            item.list().ofMinSize(2).ofMaxSize(4),
            item.list().ofMinSize(2).ofMaxSize(4))
        .as(
            (costs, activities, segments) ->
                new Canvas(
                    Map.of(
                        Block.COST_STRUCTURE, costs,
                        Block.KEY_ACTIVITIES, activities,
                        Block.CUSTOMER_SEGMENTS, segments)));
  }
}
