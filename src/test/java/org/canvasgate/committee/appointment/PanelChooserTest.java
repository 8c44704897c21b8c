package org.canvasgate.committee.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.canvasgate.committee.appointment.Candidate.Bar;
import org.canvasgate.committee.appointment.Candidate.Cause;
import org.canvasgate.committee.appointment.Choice.Demand;
import org.canvasgate.committee.appointment.Choice.Unmet;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.form.Problem;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSourceResolvable;

class PanelChooserTest {
  private static final ChoiceWeights WEIGHTS = new ChoiceWeights(1, 0.25, 1, 4, 1);

  private static Demands demands(int size, int experts, String... categories) {
    return new Demands("transport", size, experts, 1, 2, List.of(categories), 1);
  }

  private static Candidate member(String id, String category, String field, int load) {
    return member(id, category, field, load, "office of " + id);
  }

  private static Candidate member(
      String id, String category, String field, int load, String organisation) {
    return new Candidate(
        new Profile(
            id, organisation, category, field == null ? Set.of() : Set.of(field), null, null, null),
        id,
        load,
        0,
        List.of(),
        List.of(),
        false);
  }

  private static Candidate former(Candidate c) {
    return new Candidate(c.profile(), c.name(), c.load(), 0, List.of(), List.of(), true);
  }

  private static Candidate barred(Candidate c, Cause cause) {
    return new Candidate(
        c.profile(),
        c.name(),
        c.load(),
        0,
        List.of(new Bar(cause, new Problem("", "why." + cause.key()))),
        List.of(),
        false);
  }

  private static Choice choose(Demands demands, Candidate... candidates) {
    return PanelChooser.choose("case-1", List.of(candidates), demands, WEIGHTS);
  }

  private static List<String> why(Choice choice, String member) {
    return choice.reasons().get(member).stream()
        .map(MessageSourceResolvable::getCodes)
        .map(codes -> codes[0])
        .toList();
  }

  @Test
  void the_field_and_the_categories_are_covered_even_by_those_who_are_busy() {
    Choice choice =
        choose(
            demands(3, 1, "resident", "ict-expert"),
            member("a", "resident", "safety", 0),
            member("b", "resident", "safety", 0),
            member("c", "ict-expert", "safety", 9),
            member("d", "planning-expert", "transport", 9),
            member("e", "planning-expert", "safety", 1));
    assertThat(choice.members()).contains("c", "d").containsAnyOf("a", "b").hasSize(3);
    assertThat(choice.unmet()).isEmpty();
    assertThat(why(choice, "c")).contains("appointment.chosen.category-only");
    assertThat(why(choice, "d")).contains("appointment.chosen.field-only");
    assertThat(why(choice, "e")).containsExactly("appointment.left.demand-category");
  }

  @Test
  void the_load_is_spread_and_the_reason_names_both_numbers() {
    Choice choice =
        choose(
            demands(2, 0),
            member("a", "resident", "safety", 3),
            member("b", "resident", "safety", 1),
            member("c", "resident", "safety", 2));
    assertThat(choice.members()).containsExactly("b", "c");
    MessageSourceResolvable reason = choice.reasons().get("a").get(0);
    assertThat(reason.getCodes()).containsExactly("appointment.left.load");
    assertThat(reason.getArguments()).containsExactly(3, 2);
  }

  @Test
  void a_conflict_a_term_and_a_full_load_keep_a_member_out_and_say_so() {
    Choice choice =
        choose(
            demands(2, 0),
            barred(member("a", "resident", "transport", 0), Cause.CONFLICT),
            barred(member("b", "resident", "transport", 0), Cause.TERM),
            barred(member("c", "resident", "transport", 0), Cause.LOAD),
            member("d", "resident", "safety", 5),
            member("e", "resident", "safety", 5));
    assertThat(choice.members()).containsExactly("d", "e");
    assertThat(why(choice, "a")).containsExactly("why.conflict");
    assertThat(why(choice, "b")).containsExactly("why.term");
    assertThat(why(choice, "c")).containsExactly("why.load");
  }

  @Test
  void what_cannot_be_met_is_named_and_the_best_without_it_proposed() {
    Choice choice =
        choose(
            demands(3, 2, "resident", "ict-expert"),
            member("a", "resident", "transport", 0),
            member("b", "planning-expert", "safety", 4),
            member("c", "planning-expert", "safety", 0),
            member("d", "planning-expert", "safety", 1));
    assertThat(choice.members()).containsExactly("a", "c", "d");
    assertThat(choice.unmet())
        .containsExactly(
            new Unmet(Demand.FIELD, "transport", 2, 1),
            new Unmet(Demand.CATEGORY, "ict-expert", 1, 0));
  }

  @Test
  void too_few_members_are_all_proposed_and_the_number_missing_is_named() {
    Choice choice = choose(demands(5, 0), member("a", "x", "y", 0), member("b", "x", "y", 0));
    assertThat(choice.members()).containsExactly("a", "b");
    assertThat(choice.unmet()).containsExactly(new Unmet(Demand.SIZE, "", 5, 2));
    assertThat(choose(demands(5, 0)).members()).isEmpty();
    Choice nobody = choose(demands(2, 0), barred(member("a", "x", "y", 0), Cause.TERM));
    assertThat(nobody.members()).isEmpty();
    assertThat(nobody.deputy()).isNull();
    assertThat(why(nobody, "a")).containsExactly("why.term");
  }

  @Test
  void no_organisation_has_more_than_its_share_unless_nobody_else_is_there() {
    Choice choice =
        choose(
            demands(3, 0),
            member("a", "x", "y", 0, "University"),
            member("b", "x", "y", 0, "University"),
            member("c", "x", "y", 0, "University"),
            member("d", "x", "y", 9, "Institute"));
    assertThat(choice.members()).contains("d");
    assertThat(choice.unmet()).isEmpty();
    String left =
        Set.of("a", "b", "c").stream()
            .filter(m -> !choice.members().contains(m))
            .findFirst()
            .orElseThrow();
    assertThat(why(choice, left)).hasSize(1);
    Choice alone =
        choose(
            demands(3, 0),
            member("a", "x", "y", 0, "University"),
            member("b", "x", "y", 0, "University"),
            member("c", "x", "y", 0, "University"));
    assertThat(alone.members()).hasSize(3);
    assertThat(alone.unmet()).containsExactly(new Unmet(Demand.ORGANISATION, "University", 2, 3));
  }

  @Test
  void after_an_objection_no_more_than_the_share_is_from_the_former_panel_whatever_it_costs() {
    var half = new Demands("transport", 4, 0, 0, 9, List.of(), 0.5);
    Choice choice =
        PanelChooser.choose(
            "case-1",
            List.of(
                former(member("a", "x", "y", 0)),
                former(member("b", "x", "y", 0)),
                former(member("c", "x", "y", 0)),
                member("d", "x", "y", 8),
                member("e", "x", "y", 8)),
            half,
            WEIGHTS);
    assertThat(choice.members()).hasSize(4).contains("d", "e");
    String left =
        Set.of("a", "b", "c").stream()
            .filter(m -> !choice.members().contains(m))
            .findFirst()
            .orElseThrow();
    assertThat(why(choice, left)).containsExactly("appointment.left.lot");
    var none = new Demands("transport", 4, 0, 0, 9, List.of(), 0);
    Choice strict =
        PanelChooser.choose(
            "case-1",
            List.of(former(member("a", "x", "y", 0)), member("d", "x", "y", 8)),
            none,
            WEIGHTS);
    assertThat(strict.members()).containsExactly("d");
    assertThat(why(strict, "a")).containsExactly("appointment.left.former");
  }

  @Test
  void equals_are_told_apart_by_a_lot_that_is_the_same_each_time_and_another_for_another_case() {
    List<Candidate> equal =
        IntStream.range(0, 12)
            .mapToObj(i -> member("m" + i, "x", "y", 0))
            .collect(Collectors.toCollection(ArrayList::new));
    Choice first = PanelChooser.choose("case-1", equal, demands(4, 0), WEIGHTS);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(equal, new Random(i));
      Choice again = PanelChooser.choose("case-1", equal, demands(4, 0), WEIGHTS);
      assertThat(again.members()).isEqualTo(first.members());
      assertThat(again.deputy()).isEqualTo(first.deputy());
    }
    assertThat(
            IntStream.range(0, 6)
                .mapToObj(i -> PanelChooser.choose("case " + i, equal, demands(4, 0), WEIGHTS))
                .map(Choice::members)
                .distinct())
        .as("nobody is preferred in every case")
        .hasSizeGreaterThan(1);
  }

  @Test
  void a_dismissed_conflict_counts_but_does_not_keep_out() {
    Candidate doubtful = member("a", "x", "y", 0);
    Candidate dismissed =
        new Candidate(
            doubtful.profile(), "a", 0, 0, List.of(), List.of(new Problem("", "k")), false);
    Choice choice = choose(demands(1, 0), dismissed, member("b", "x", "y", 1));
    assertThat(choice.members()).containsExactly("b");
    assertThat(why(choice, "a")).containsExactly("appointment.left.doubt");
    Choice alone = choose(demands(1, 0), dismissed);
    assertThat(alone.members()).containsExactly("a");
    assertThat(alone.deputy()).as("who stands in for the chair is beyond doubt").isNull();
  }

  /** Whatever the solver says is held against every panel there could be. */
  @RepeatedTest(100)
  void no_other_panel_is_better(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    String[] categories = {"resident", "ict-expert", "planning-expert"};
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Candidate c =
          member(
              "m" + i,
              categories[random.nextInt(3)],
              random.nextBoolean() ? "transport" : "safety",
              random.nextInt(6),
              "office " + random.nextInt(3));
      all.add(random.nextInt(4) == 0 ? former(c) : c);
    }
    var demands =
        new Demands(
            "transport",
            3 + random.nextInt(6),
            random.nextInt(5),
            1 + random.nextInt(2),
            1 + random.nextInt(3),
            List.of(categories),
            new double[] {1, 0.5, 1.0 / 3, 0.25, 0}[random.nextInt(5)]);
    Choice choice = PanelChooser.choose("case", all, demands, WEIGHTS);
    double[] chosen = worth(all, choice.members(), demands);
    for (int mask = 0; mask < 1 << all.size(); mask++) {
      int bits = mask;
      List<String> panel =
          IntStream.range(0, all.size())
              .filter(i -> (bits >> i & 1) == 1)
              .mapToObj(i -> all.get(i).member())
              .toList();
      if (panel.size() > demands.size()) continue;
      long former = PanelProposals.among(all, panel).stream().filter(Candidate::former).count();
      if (former > demands.formerShare() * panel.size() + 1e-9) continue;
      assertThat(Arrays.compare(worth(all, panel, demands), chosen))
          .as("%s against %s", panel, choice.members())
          .isGreaterThanOrEqualTo(0);
    }
  }

  /** What is missed by kind of demand, the most important first, then the cost. */
  private static double[] worth(List<Candidate> all, List<String> panel, Demands demands) {
    List<Candidate> members = PanelProposals.among(all, panel);
    double experts = members.stream().filter(c -> c.knows("transport")).count();
    double categories =
        demands.categories().stream()
            .mapToDouble(
                category ->
                    Math.max(
                        0,
                        demands.perCategory()
                            - members.stream().filter(c -> c.is(category)).count()))
            .sum();
    double organisations =
        members.stream()
            .collect(Collectors.groupingBy(c -> c.profile().organisation(), Collectors.counting()))
            .values()
            .stream()
            .mapToDouble(n -> Math.max(0, n - demands.mostOfOneOrganisation()))
            .sum();
    double cost =
        members.stream().mapToDouble(c -> 2 * c.load() + 1 - (c.knows("transport") ? 1 : 0)).sum();
    return new double[] {
      demands.size() - members.size(),
      Math.max(0, Math.min(demands.fieldExperts(), demands.size()) - experts),
      categories,
      organisations,
      cost
    };
  }

  /** Twenty-five of sixty, as the largest committee that the Act knows would choose. */
  @Test
  void a_large_committee_is_chosen_while_somebody_waits() {
    Random random = new Random(1);
    String[] categories = {"a", "b", "c", "d", "e", "f", "g"};
    List<Candidate> all =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    member(
                        "m" + i,
                        categories[random.nextInt(7)],
                        "field " + random.nextInt(6),
                        random.nextInt(8),
                        "office " + random.nextInt(20)))
            .toList();
    var demands = new Demands("field 1", 25, 4, 2, 2, List.of(categories), 1);
    long start = System.nanoTime();
    Choice choice = PanelChooser.choose("case", all, demands, WEIGHTS);
    assertThat(choice.members()).hasSize(25);
    assertThat(choice.unmet()).isEmpty();
    assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(10_000_000_000L);
  }
}
