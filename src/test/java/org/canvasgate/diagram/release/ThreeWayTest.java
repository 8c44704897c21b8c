package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.junit.jupiter.api.Test;

class ThreeWayTest {
  private static final String FILE = "forms/a.form";

  @Test
  void whatNobodyChangedFollowsTheApplication() {
    ThreeWay merged = merge(set("a", "1"), set("a", "2"), set("a", "1"));
    assertThat(merged.taken()).containsExactly(FILE);
    assertThat(merged.contested()).isEmpty();
    assertThat(content(merged)).isEqualTo("2");
  }

  @Test
  void whatAdministratorsChangedStaysAndTheNewVersionIsLaidBeforeThem() {
    ThreeWay merged = merge(set("a", "1"), set("a", "2"), set("a", "ours"));
    assertThat(merged.taken()).isEmpty();
    assertThat(merged.contested()).containsExactly(FILE);
    assertThat(content(merged)).isEqualTo("ours");
  }

  @Test
  void anOldVersionOfTheApplicationDoesNotUndoWhatAdministratorsChanged() {
    ThreeWay merged = merge(set("a", "1"), set("a", "1"), set("a", "ours"));
    assertThat(merged.taken()).isEmpty();
    assertThat(merged.contested()).isEmpty();
    assertThat(content(merged)).isEqualTo("ours");
  }

  @Test
  void bothSidesMayHaveMadeTheSameChange() {
    ThreeWay merged = merge(set("a", "1"), set("a", "2"), set("a", "2"));
    assertThat(merged.taken()).isEmpty();
    assertThat(merged.contested()).isEmpty();
  }

  @Test
  void aNewFileComesAndOneThatTheApplicationDroppedGoes() {
    ThreeWay merged = merge(set("a", "1"), set("b", "1"), set("a", "1"));
    assertThat(merged.taken()).containsExactly(FILE, "forms/b.form");
    assertThat(merged.after().files()).extracting(ModelFile::name).containsExactly("forms/b.form");
  }

  @Test
  void aFileThatAdministratorsMadeStays() {
    ThreeWay merged = merge(set("a", "1"), set("a", "2"), set("a", "1", "own", "x"));
    assertThat(merged.after().find("forms/own.form")).isPresent();
  }

  @Test
  void aDroppedFileThatAdministratorsChangedStays() {
    ThreeWay merged = merge(set("a", "1"), set(), set("a", "ours"));
    assertThat(content(merged)).isEqualTo("ours");
    assertThat(merged.contested()).containsExactly(FILE);
  }

  private static ThreeWay merge(ModelSet shippedBefore, ModelSet shipped, ModelSet inForce) {
    return ThreeWay.of(SetHash.each(shippedBefore), shipped, inForce);
  }

  private static String content(ThreeWay merged) {
    return merged.after().find(FILE).orElseThrow().content();
  }

  private static ModelSet set(String... keysAndContents) {
    var files = new ArrayList<ModelFile>();
    for (int i = 0; i < keysAndContents.length; i += 2)
      files.add(ModelFile.named(keysAndContents[i] + ".form", keysAndContents[i + 1]));
    return ModelSet.of(List.copyOf(files));
  }
}
