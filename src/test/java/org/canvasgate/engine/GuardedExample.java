package org.canvasgate.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.canvasgate.diagram.guard.SafeModel;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.DiagramBean;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A committee of two and the Java sides of two small forms. */
@TestConfiguration(proxyBeanMethods = false)
public class GuardedExample {
  static final List<TaskContext> SUBMITTED = new CopyOnWriteArrayList<>();

  @Bean
  TestPanel testPanel() {
    return new TestPanel();
  }

  /** The small process is no gate and need not be one; what it may say is held all the same. */
  @Bean
  @Primary
  DeploymentCheck onlyTheGuard(SafeModel guard) {
    return files -> {
      var set = new ArrayList<ModelFile>();
      files.forEach(
          (name, bytes) ->
              set.add(ModelFile.named(name, new String(bytes, StandardCharsets.UTF_8))));
      for (ModelFile file : set)
        for (Finding finding : guard.check(file, ModelSet.of(set)))
          throw new Refusal(finding.key(), finding.arguments().toArray());
    };
  }

  @Bean
  TaskForm guardedForm(JdbcClient jdbc) {
    return new GuardedForm(jdbc);
  }

  @Bean
  TaskForm guardedStartForm() {
    return new GuardedStartForm();
  }

  @Bean
  FormPanel greetingPanel() {
    return new GreetingPanel();
  }

  /** Who answers, as a diagram asks it. */
  @DiagramBean
  public static class TestPanel {
    public List<String> members(DelegateExecution execution) {
      return List.of("mina", "jun");
    }
  }

  private record GuardedForm(JdbcClient jdbc) implements TaskForm {
    GuardedForm {
      jdbc.sql(
              "create table if not exists example.test_answer (member text, amount double precision)")
          .update();
    }

    @Override
    public String id() {
      return "guarded";
    }

    @Override
    public Set<String> fields() {
      return Set.of("amount", "choice", "body");
    }

    @Override
    public Set<String> facts() {
      return Set.of("lastChoice");
    }

    @Override
    public Map<String, Object> view(TaskContext task, Locale locale) {
      return Map.of(
          "amount",
          12.5,
          "bodies",
          List.of(Map.of("label", "City", "value", "city")),
          "of",
          task.proposalId());
    }

    @Override
    public Map<String, Object> submit(TaskContext task, Submission submission) {
      Double amount = submission.number("amount", 0, 100);
      jdbc.sql("insert into example.test_answer values (?, ?)")
          .params(task.user(), amount)
          .update();
      submission.check();
      SUBMITTED.add(task);
      return Map.of();
    }
  }

  private static final class GuardedStartForm implements TaskForm {
    @Override
    public String id() {
      return "guarded-start";
    }

    @Override
    public Set<String> fields() {
      return Set.of("title");
    }

    @Override
    public Set<String> facts() {
      return Set.of("proposalId");
    }

    @Override
    public Map<String, Object> view(TaskContext task, Locale locale) {
      return Map.of();
    }

    @Override
    public Map<String, Object> submit(TaskContext task, Submission submission) {
      String title = submission.text("title");
      submission.check();
      if (title.equals("no")) throw new Refusal("form.not-yours");
      return Map.of("proposalId", title);
    }
  }

  private static final class GreetingPanel implements FormPanel {
    @Override
    public String name() {
      return "greeting";
    }

    @Override
    public Map<String, Object> model(TaskContext task, Locale locale) {
      return Map.of("greeting", "{{amount}} <b> " + locale.getLanguage());
    }
  }
}
