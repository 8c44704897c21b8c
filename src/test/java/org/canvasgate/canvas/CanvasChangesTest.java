package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.canvasgate.canvas.CanvasChanges.Change;
import org.canvasgate.canvas.CanvasChanges.Kind;
import org.junit.jupiter.api.Test;

class CanvasChangesTest {
  private static final Item BUSES = Item.of("Twenty leased minibuses");
  private static final Item DEPOT = Item.of("A depot at the harbour");

  @Test
  void theSameCanvasInAnotherOrderHasNotChanged() {
    assertThat(resources(List.of(BUSES, DEPOT), List.of(DEPOT, BUSES)).changed()).isEmpty();
    assertThat(resources(List.of(BUSES), List.of(Item.of(" Twenty  leased minibuses "))).changed())
        .isEmpty();
  }

  @Test
  void whatWasAddedTakenOutAndRewordedIsTold() {
    Item more = Item.of("Thirty leased minibuses");
    Item app = Item.of("예약 앱과 배차 서버");
    CanvasChanges changes = resources(List.of(BUSES, DEPOT), List.of(more, app));
    assertThat(changes.blocks().get(Block.KEY_RESOURCES))
        .containsExactly(
            new Change(Kind.REWORDED, BUSES, more),
            new Change(Kind.ADDED, null, app),
            new Change(Kind.REMOVED, DEPOT, null));
    assertThat(changes.changed()).containsExactly(Block.KEY_RESOURCES);
  }

  @Test
  void otherEvidenceForTheSameWordsIsAChange() {
    Item proven = new Item(BUSES.text(), List.of("Lease of 2026-05"), List.of());
    assertThat(resources(List.of(BUSES), List.of(proven)).blocks().get(Block.KEY_RESOURCES))
        .containsExactly(new Change(Kind.EVIDENCED, BUSES, proven));
  }

  @Test
  void oneOfTwoEqualItemsTakenOutIsAChange() {
    assertThat(resources(List.of(BUSES, BUSES), List.of(BUSES)).blocks().get(Block.KEY_RESOURCES))
        .extracting(Change::kind)
        .containsExactly(Kind.KEPT, Kind.REMOVED);
  }

  @Test
  void aRevenueWhosePayingSegmentSaysSomethingElseIsAnotherClaim() {
    Item fare = new Item("A fare", List.of(), List.of(new Link(Block.CUSTOMER_SEGMENTS, 0)));
    Canvas before =
        new Canvas(
            Map.of(
                Block.CUSTOMER_SEGMENTS, List.of(Item.of("Commuters")),
                Block.REVENUE_STREAMS, List.of(fare)));
    Canvas after =
        new Canvas(
            Map.of(
                Block.CUSTOMER_SEGMENTS, List.of(Item.of("Tourists")),
                Block.REVENUE_STREAMS, List.of(fare)));
    CanvasChanges changes = CanvasChanges.between(before, after);
    assertThat(changes.changed()).containsExactly(Block.CUSTOMER_SEGMENTS, Block.REVENUE_STREAMS);
    assertThat(changes.blocks().get(Block.REVENUE_STREAMS))
        .containsExactly(new Change(Kind.RELINKED, fare, fare));
  }

  @Test
  void aLinkThatFollowsItsItemToAnotherPlaceHasNotChanged() {
    Canvas before = linked(0, "Commuters", "Tourists");
    Canvas after = linked(1, "Tourists", "Commuters");
    assertThat(CanvasChanges.between(before, after).changed()).isEmpty();
    assertThat(CanvasChanges.between(before, linked(1, "Commuters", "Tourists")).changed())
        .containsExactly(Block.REVENUE_STREAMS);
  }

  /** Items without links and evidence are their texts: a block has changed where these differ. */
  @Property
  void ablockHasChangedWhereItsTextsAreOthers(
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 4) Integer> was,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 4) Integer> is,
      @ForAll Random random) {
    List<Item> after = items(is);
    Collections.shuffle(after, random);
    CanvasChanges changes = resources(items(was), after);
    List<Integer> left = new ArrayList<>(was);
    boolean same = was.size() == is.size() && is.stream().allMatch(left::remove);
    assertThat(changes.changed().isEmpty()).isEqualTo(same);
    List<Change> all = changes.blocks().get(Block.KEY_RESOURCES);
    assertThat(all.stream().filter(c -> c.after() != null)).hasSize(is.size());
    assertThat(all.stream().filter(c -> c.before() != null)).hasSize(was.size());
  }

  @Property
  void whatIsAddedOneWayIsTakenOutTheOther(
      @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 4) Integer> was,
      @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 4) Integer> is) {
    assertThat(count(resources(items(was), items(is)), Kind.ADDED))
        .isEqualTo(count(resources(items(is), items(was)), Kind.REMOVED));
  }

  @Test
  void likenessWorksInKoreanAndIsBetweenNothingAndOne() {
    assertThat(CanvasChanges.likeness("시청 예산으로 운영", "시청 예산으로 직접 운영")).isGreaterThan(0.5);
    assertThat(CanvasChanges.likeness("abc", "xyz")).isZero();
    assertThat(CanvasChanges.likeness("night", "nacht")).isEqualTo(0.25);
    assertThat(CanvasChanges.likeness("a", "b")).isZero();
  }

  private static long count(CanvasChanges changes, Kind kind) {
    return changes.blocks().get(Block.KEY_RESOURCES).stream()
        .filter(change -> change.kind() == kind)
        .count();
  }

  private static List<Item> items(List<Integer> texts) {
    String[] unlike = {"abcd", "efgh", "ijkl", "mnop", "qrst"};
    return new ArrayList<>(texts.stream().map(i -> Item.of(unlike[i])).toList());
  }

  private static Canvas linked(int to, String... segments) {
    return new Canvas(
        Map.of(
            Block.CUSTOMER_SEGMENTS,
            List.of(Item.of(segments[0]), Item.of(segments[1])),
            Block.REVENUE_STREAMS,
            List.of(
                new Item("A fare", List.of(), List.of(new Link(Block.CUSTOMER_SEGMENTS, to))))));
  }

  private static CanvasChanges resources(List<Item> before, List<Item> after) {
    return CanvasChanges.between(
        new Canvas(Map.of(Block.KEY_RESOURCES, before)),
        new Canvas(Map.of(Block.KEY_RESOURCES, after)));
  }
}
