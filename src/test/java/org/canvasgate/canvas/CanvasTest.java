package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private static final Link SEGMENT = new Link(Block.CUSTOMER_SEGMENTS, 0);
  private static final Link PROPOSITION = new Link(Block.VALUE_PROPOSITION, 0);

  @Test
  void a_block_is_found_by_its_key_in_either_spelling() {
    assertThat(Block.of("key-partners")).isEqualTo(Block.KEY_PARTNERS);
    assertThat(Block.of("social_environmental_benefit"))
        .isEqualTo(Block.SOCIAL_ENVIRONMENTAL_BENEFIT);
    for (Block block : Block.values()) {
      assertThat(Block.of(block.key())).isEqualTo(block);
    }
  }

  @Test
  void an_unknown_key_is_refused_with_the_choices_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceKind.of("secret"))
        .withMessageContaining("public, private, mixed");
    assertThatIllegalArgumentException().isThrownBy(() -> Block.of(null));
  }

  @Test
  void the_blocks_fall_into_the_groups_of_the_briefs_table_1() {
    assertThat(Block.values())
        .filteredOn(b -> b.group() == Block.Group.VALUE_CREATION)
        .containsExactly(Block.KEY_PARTNERS, Block.KEY_ACTIVITIES, Block.KEY_RESOURCES);
    assertThat(Block.values())
        .filteredOn(b -> b.group() == Block.Group.DELIVERY)
        .containsExactly(Block.CUSTOMER_RELATIONSHIPS, Block.CHANNELS, Block.CUSTOMER_SEGMENTS);
    assertThat(Block.COST_STRUCTURE.group())
        .isEqualTo(Block.REVENUE_STREAMS.group())
        .isEqualTo(Block.Group.MONEY);
  }

  @Test
  void a_missing_block_is_an_empty_list() {
    assertThat(new Canvas(Map.of()).items(Block.CHANNELS)).isEmpty();
  }

  @Test
  void a_link_to_an_item_that_does_not_exist_is_refused() {
    Item fare = new Item("Fares", List.of(), List.of(new Link(Block.CUSTOMER_SEGMENTS, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Canvas(
                    Map.of(
                        Block.REVENUE_STREAMS,
                        List.of(fare),
                        Block.CUSTOMER_SEGMENTS,
                        List.of(Item.of("Residents")))))
        .withMessageContaining("item 2 of customer-segments");
  }

  @Test
  void a_revenue_needs_a_segment_and_a_proposition_and_a_cost_an_activity_or_a_resource() {
    Canvas canvas =
        canvas(
            List.of(
                new Item("Fares", List.of(), List.of(SEGMENT, PROPOSITION)),
                new Item("Advertising", List.of(), List.of(SEGMENT)),
                Item.of("Subsidy")),
            List.of(
                new Item("Drivers", List.of(), List.of(new Link(Block.KEY_ACTIVITIES, 0))),
                new Item("Vehicles", List.of(), List.of(new Link(Block.KEY_RESOURCES, 0))),
                new Item("Overheads", List.of(), List.of(SEGMENT))));

    assertThat(canvas.orphans())
        .containsExactly(
            new Orphan(Block.COST_STRUCTURE, 2, Orphan.COST_WITHOUT_ORIGIN),
            new Orphan(Block.REVENUE_STREAMS, 1, Orphan.REVENUE_WITHOUT_PROPOSITION),
            new Orphan(Block.REVENUE_STREAMS, 2, Orphan.REVENUE_WITHOUT_SEGMENT),
            new Orphan(Block.REVENUE_STREAMS, 2, Orphan.REVENUE_WITHOUT_PROPOSITION));
  }

  @Test
  void completeness_names_what_is_missing_and_counts_the_evidence() {
    Canvas canvas =
        canvas(
            List.of(new Item("Fares", List.of("Tariff of 2022"), List.of(SEGMENT, PROPOSITION))),
            List.of());
    Completeness completeness = Completeness.of(canvas, EnumSet.allOf(Block.class));

    assertThat(completeness.score()).isCloseTo(100.0 * 5 / 11, within(1e-9));
    assertThat(completeness.missing())
        .contains(Block.COST_STRUCTURE, Block.KEY_PARTNERS)
        .hasSize(6);
    assertThat(completeness.items()).isEqualTo(5);
    assertThat(completeness.evidenceShare()).isCloseTo(0.2, within(1e-9));
    assertThat(completeness.complete()).isFalse();
  }

  @Test
  void blocks_that_are_not_required_do_not_count() {
    Canvas canvas = canvas(List.of(), List.of());
    assertThat(
            Completeness.of(canvas, EnumSet.of(Block.KEY_ACTIVITIES, Block.KEY_RESOURCES)).score())
        .isEqualTo(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Completeness.of(canvas, EnumSet.noneOf(Block.class)));
  }

  @Test
  void an_empty_canvas_has_no_share_of_evidence_instead_of_none() {
    Completeness empty = Completeness.of(new Canvas(Map.of()), EnumSet.allOf(Block.class));
    assertThat(empty.evidenceShare()).isNull();
    assertThat(empty.score()).isZero();
  }

  private static Canvas canvas(List<Item> revenues, List<Item> costs) {
    return new Canvas(
        Map.of(
            Block.REVENUE_STREAMS, revenues,
            Block.COST_STRUCTURE, costs,
            Block.CUSTOMER_SEGMENTS, List.of(Item.of("Residents")),
            Block.VALUE_PROPOSITION, List.of(Item.of("Shorter waits")),
            Block.KEY_ACTIVITIES, List.of(Item.of("Driving")),
            Block.KEY_RESOURCES, List.of(Item.of("Minibuses"))));
  }
}
