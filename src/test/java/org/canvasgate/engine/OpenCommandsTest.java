package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.PurgeDatabaseAndCacheCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.canvasgate.testing.Messages;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The white list of what the engine's own interfaces may ask. */
class OpenCommandsTest {

  @Test
  void readingTasksAndRetriesAreOpen() {
    assertThat(
            List.of(TaskQueryImpl.class, ClaimTaskCmd.class, SetJobRetriesCmd.class).stream()
                .map(OpenCommands::sentence))
        .containsOnly("");
  }

  @Test
  void factsMessagesTimersAndWhatNobodyNamedAreClosed() {
    assertThat(OpenCommands.sentence(SetExecutionVariablesCmd.class))
        .isEqualTo("guard.closed.facts");
    assertThat(OpenCommands.sentence(CorrelateMessageCmd.class)).isEqualTo("guard.closed.events");
    assertThat(OpenCommands.sentence(ExecuteJobsCmd.class)).isEqualTo("guard.closed.time");
    assertThat(OpenCommands.sentence(PurgeDatabaseAndCacheCmd.class))
        .isEqualTo("guard.closed.command");
  }

  /** A name that the engine does not have closes or opens nothing. */
  @Test
  void everyNameOfTheListIsACommandOfTheEngine() throws IOException {
    Set<String> commands = commands();
    for (String line : list().lines().map(each -> each.replaceAll("#.*", "").strip()).toList())
      for (String word : line.split("\\s+"))
        if (!word.isEmpty() && !word.startsWith("="))
          assertThat(commands)
              .as(word)
              .anyMatch(name -> OpenCommands.pattern(word).matcher(name).matches());
  }

  @Test
  void everySentenceIsSaidInBothLanguages() throws IOException {
    Set<String> sentences =
        list()
            .lines()
            .filter(line -> line.startsWith("="))
            .map(line -> line.substring(1, line.indexOf(' ')))
            .collect(Collectors.toSet());
    assertThat(sentences).hasSizeGreaterThan(4);
    for (String sentence : sentences)
      for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN))
        assertThat(Messages.all().getMessage(sentence, null, language)).endsWith(".");
  }

  private static String list() throws IOException {
    try (var text = OpenCommands.class.getResourceAsStream("open.commands")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> commands() throws IOException {
    var names = new TreeSet<String>();
    for (Resource each :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:org/camunda/bpm/engine/impl/**/*.class"))
      names.add(each.getFilename().replace(".class", ""));
    return names;
  }
}
