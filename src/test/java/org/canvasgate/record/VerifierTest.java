package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has an exported file, the published verifier and Java, and nothing else. */
class VerifierTest {
  private static RecordRoom room;
  private static RecordEntry decision;
  private static RecordEntry addendum;
  private static String file;

  @TempDir static Path programs;
  @TempDir private Path directory;

  private record Ran(int code, String told) {}

  @BeforeAll
  static void record() throws IOException {
    room = new RecordRoom();
    room.recorded("river-lights");
    decision = room.recorded("harbour-shuttle");
    addendum =
        room.records()
            .addendum(
                decision.round(),
                "minority-opinion",
                "1",
                Map.of("by", new RecordPart.Person("ahn"), "text", "저는 반대합니다.\n\"끝\""));
    room.records().record(room.voted("old-town-parking"), RecordRoom.PLANNER, RecordRoom.PROCESS);
    file = room.get(Exports.class).of(decision.number(), false).orElseThrow();
    Path source = programs.resolve(Exports.VERIFIER);
    Files.write(source, Exports.verifier());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", programs.toString(), source.toString()))
        .isZero();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void an_untouched_file_is_the_same_and_its_figures_come_out_independently()
      throws IOException, InterruptedException {
    Ran ran = ran(programs.resolve(Exports.VERIFIER).toString(), file);

    assertThat(ran.told).contains("harbour-shuttle").contains("The same");
    assertThat(ran.code).isZero();
    assertThat(Integer.parseInt(ran.told.replaceAll("(?s).*computed again: (\\d+).*", "$1")))
        .isGreaterThan(350);
  }

  @Test
  void it_speaks_korean() throws IOException, InterruptedException {
    assertThat(verify(file, "--language=ko").told).contains("같음: 이 파일의 내용은 바뀌지 않았습니다.");
  }

  @Test
  void a_vote_is_counted_again() throws IOException, InterruptedException {
    String votes = room.get(Exports.class).of(5, false).orElseThrow();
    assertThat(verify(votes).code).isZero();
    Ran ran = verify(votes.replaceFirst("\"value\":\"approve\"", "\"value\":\"return\""));
    assertThat(ran.told).contains("/tallies/1/votes").contains("is not the one that was hashed");
    assertThat(ran.code).isEqualTo(1);
  }

  @Test
  void names_are_in_the_secretariats_file_only_and_are_proved() throws Exception {
    assertThat(file).doesNotContain("Name of").doesNotContain("\"ahn\"");
    String named = room.get(Exports.class).of(decision.number(), true).orElseThrow();
    assertThat(named).contains("Name of AHN");
    assertThat(verify(named).code).isZero();
    Ran ran = verify(named.replace("Name of AHN", "Name of BAE"));
    assertThat(ran.told).contains("is not Name of BAE");
    assertThat(ran.code).isEqualTo(1);
  }

  @Test
  void a_head_quoted_in_a_letter_is_looked_for() throws Exception {
    String head = addendum.number() + ":" + addendum.hash();
    assertThat(verify(file, "--head=" + head).code).isZero();
    assertThat(verify(file, "--head=3:" + "0".repeat(64)).told)
        .contains("has another hash than the one quoted");
    assertThat(verify(file, "--head=99:" + "0".repeat(64)).told).contains("is not in the chain");
  }

  @Test
  void a_changed_rating_comment_link_or_addendum_is_told_by_name() throws Exception {
    assertThat(verify(file.replaceFirst("\"value\":5", "\"value\":1")).told)
        .contains("is not the one that was hashed");
    assertThat(verify(file.replace("저는 반대합니다.", "저는 찬성합니다.")).told)
        .contains("The document of record " + addendum.number());
    assertThat(
            verify(
                    file.replace(
                        "\"kind\":\"addendum\",\"recordedAt\"",
                        "\"kind\":\"decision\",\"recordedAt\""))
                .code)
        .isEqualTo(1);
    String total = file.replaceAll("(?s).*\"total\":([0-9.]+).*", "$1");
    assertThat(verify(file.replace("\"total\":" + total, "\"total\":99")).told)
        .contains("/canvas/total: recorded 99, computed " + total);
    assertThat(verify("{\"entries\":").code).isEqualTo(2);
  }

  @Test
  void any_changed_character_of_a_document_or_link_is_found() throws Exception {
    var random = new java.util.Random(7);
    int ends = file.indexOf("\n],\n\"head\"");
    for (int i = 0; i < 12; i++) {
      int at = file.indexOf("\"document\":") + 20 + random.nextInt(ends - 400);
      char before = file.charAt(at);
      char after = Character.isDigit(before) ? (char) ('0' + (before - '0' + 1) % 10) : '#';
      Ran ran = verify(file.substring(0, at) + after + file.substring(at + 1));
      assertThat(ran.code).as("character %d, %s for %s", at, after, before).isNotZero();
    }
  }

  /** By the program compiled once; that it runs from its source is held above. */
  private Ran verify(String content, String... more) throws IOException, InterruptedException {
    return ran(Exports.VERIFIER.replace(".java", ""), content, more);
  }

  private Ran ran(String program, String content, String... more)
      throws IOException, InterruptedException {
    Path record = Files.writeString(directory.resolve("record.json"), content);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                programs.toString(),
                program,
                record.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), told);
  }
}
