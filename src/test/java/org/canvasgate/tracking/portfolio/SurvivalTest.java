package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.tracking.portfolio.Spell.End;
import org.junit.jupiter.api.Test;

class SurvivalTest {

  /** A worked example: of six, one ends on day 3 and one on 8, two are not watched to their end. */
  @Test
  void countsThoseWhoStillWait() {
    Survival time =
        Survival.of(
            List.of(
                spell(3, End.PASSED),
                spell(5, End.WAITING),
                spell(8, End.STOPPED),
                spell(8, End.WITHDRAWN),
                spell(12, End.PASSED),
                spell(20, End.WAITING)));

    // After day 3: 5/6. On day 8 four are at risk, one ends: 5/6 x 3/4. On day 12 two: x 1/2.
    assertThat(time.steps()).extracting(Survival.Step::day).containsExactly(3, 8, 12);
    assertThat(time.longerThan(2)).isEqualTo(1);
    assertThat(time.longerThan(3)).isCloseTo(5.0 / 6, within(1e-12));
    assertThat(time.longerThan(11)).isCloseTo(0.625, within(1e-12));
    assertThat(time.longerThan(99)).isCloseTo(0.3125, within(1e-12));
    assertThat(time.decided()).isEqualTo(3);
    assertThat(time.open()).isEqualTo(3);
    assertThat(time.quantile(0.25)).isEqualTo(8);
    assertThat(time.median()).isEqualTo(12);
    assertThat(time.quantile(0.75)).as("more than a quarter still wait").isNull();
  }

  @Test
  void isTheOrdinaryMedianWhereAllHaveEnded() {
    List<Spell> spells = new ArrayList<>();
    for (int days = 1; days <= 9; days++) spells.add(spell(days, End.PASSED));

    assertThat(Survival.of(spells).median()).isEqualTo(5);
    assertThat(Survival.of(spells).longerThan(7)).isCloseTo(2.0 / 9, within(1e-12));
  }

  @Test
  void knowsNothingWhereNobodyHasEnded() {
    Survival time = Survival.of(List.of(spell(400, End.WAITING)));

    assertThat(time.median()).isNull();
    assertThat(time.longerThan(10)).isNull();
  }

  @Test
  void leavingOutThoseWhoWaitWouldLookQuicker() {
    List<Spell> decided = List.of(spell(2, End.PASSED), spell(4, End.PASSED));
    List<Spell> all = new ArrayList<>(decided);
    all.addAll(List.of(spell(30, End.WAITING), spell(40, End.WAITING), spell(50, End.WAITING)));

    assertThat(Survival.of(decided).median()).isEqualTo(2);
    assertThat(Survival.of(all).median()).isNull();
  }

  private static Spell spell(int days, End end) {
    return new Spell(Phase.REVIEW, days, end);
  }
}
