package org.canvasgate.sample;

import java.time.Duration;
import java.util.Map;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.springframework.context.ApplicationContext;

/**
 * A case of the sample data that has come to a step by the hands of the sample people, for a test
 * that goes on from there in a browser. No job runs by itself afterwards.
 */
public final class PlayedCase {
  /** The password of every sample person. */
  public static final String PASSWORD = Cast.PASSWORD;

  private PlayedCase() {}

  /** Lets the sample people arrive, once. */
  public static synchronized void arrive(ApplicationContext application) {
    application.getBean(Cast.class).arrive();
  }

  /**
   * Plays a service to a step.
   *
   * @param service its id in the sample data; played a second time it gets an id of its own
   * @param answered how many have answered in that step
   * @return the case's id
   */
  public static synchronized String at(
      ApplicationContext application, String service, String step, int answered) {
    arrive(application);
    var stage = application.getBean(Stage.class);
    var draft =
        SampleCases.read().stream()
            .filter(candidate -> candidate.id().equals(service))
            .findFirst()
            .orElseThrow();
    var intake = application.getBean(Intake.class);
    var played = application.getBean(Proposals.class).find(service).isPresent();
    var proposed = (played ? withoutId(draft) : draft).asSample();
    String id = stage.acting().as(Cast.PLANNER, () -> intake.submit(proposed, Cast.PLANNER));
    var part = new Player.Part(stage.clock().instant(), Duration.ZERO, step, 0, answered, Map.of());
    application.getBean(Player.class).play(id, part, task -> {});
    stage.settle(id);
    return id;
  }

  private static ProposalDraft withoutId(ProposalDraft of) {
    return new ProposalDraft(
        null,
        of.nameEn(),
        of.nameKo(),
        of.city(),
        of.kind(),
        of.field(),
        of.summary(),
        of.leadBody(),
        of.otherBodies(),
        of.constructionCost(),
        of.annualOperatingCost(),
        of.funding(),
        of.period(),
        of.usage(),
        of.canvas(),
        of.sources(),
        of.outcome(),
        of.sample());
  }

  /** The id of a step's open task, a person's own where several have one. */
  public static String task(
      ApplicationContext application, String caseId, String step, String person) {
    return application.getBean(Stage.class).open(caseId, step, person).orElseThrow().getId();
  }

  /** Whether a step waits for this person. */
  public static boolean waits(
      ApplicationContext application, String caseId, String step, String person) {
    return application.getBean(Stage.class).open(caseId, step, person).isPresent();
  }
}
