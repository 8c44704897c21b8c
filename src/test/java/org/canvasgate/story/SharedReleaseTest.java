package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalRules;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.release.Release;
import org.canvasgate.diagram.release.ReleaseLog;
import org.canvasgate.diagram.release.Releases;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** New cases begin while an administrator tries a change on a share of them. */
@StoryTest
class SharedReleaseTest extends Story {
  private static final String REVIEW = "bpmn/business-model-review.bpmn";
  private static final String MARKS = "bpmn/decisions/canvas-marks.dmn";

  @Autowired Changes changes;
  @Autowired Releases releases;
  @Autowired ReleaseLog log;
  @Autowired ModelsInForce inForce;
  @Autowired ApprovalDesk approvals;

  private int before;

  @AfterEach
  void theOldFilesHoldAgain() {
    Release holding = log.all().stream().filter(Release::forAll).findFirst().orElseThrow();
    if (!holding.setHash().equals(log.find(before).orElseThrow().setHash()))
      releases.back(before, "admin", "As it was.", false);
  }

  @Test
  void halfOfTheNewCasesTakeTheTriedReleaseAndAllTheGatesOfIt() {
    long change = renamed();
    ModelSet holding = inForce.now();
    Release tried = releases.share(change, 50, "admin", "To see whether it is understood.");
    assertThat(inForce.now().files()).as("for all others").isEqualTo(holding.files());
    Map<String, String> gates = proposeTwelve();
    assertThat(gates.values().stream().filter(tried.deployment()::equals).count())
        .isBetween(4L, 8L);
    assertThat(gates)
        .as("each gate is of the case's release")
        .isEqualTo(deployments("service-evaluation"));
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.APPROVED);

    Release all = releases.release(change, "admin", "It is.");
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.DEPLOYED);
    propose();
    assertThat(deployments(REVIEW_KEY).get(id)).isEqualTo(all.deployment());
  }

  @Test
  void aShareThatIsEndedReachesNoFurtherCase() {
    long change = renamed();
    releases.share(change, 50, "admin", "To see.");
    releases.endShare(change, "admin", "Seen.", false);
    Map<String, String> gates = proposeTwelve();
    assertThat(gates.values()).containsOnly(inForce.deployment());
  }

  @Test
  void whatHoldsAtOnceCannotBeTriedOnAShare() {
    ModelSet set = begin();
    long change = changes.begin("Raise the mark", "Council.", "page", "admin");
    ModelFile marks = set.find(MARKS).orElseThrow();
    put(change, marks, marks.content().replace("<text>70</text>", "<text>71</text>"));
    approve(change);
    assertThatThrownBy(() -> releases.share(change, 10, "admin", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("release.share.at-once");
  }

  private static final String REVIEW_KEY = "business-model-review";

  private Map<String, String> proposeTwelve() {
    var gates = new TreeMap<String, String>();
    for (int i = 0; i < 12; i++) {
      propose();
      gates.put(id, deployments(REVIEW_KEY).get(id));
    }
    gates.keySet().forEach(one -> watched.add(one));
    return gates;
  }

  private final List<String> watched = new java.util.ArrayList<>();

  /** The deployment of each running process of a key, by its case; of the watched cases alone. */
  private Map<String, String> deployments(String process) {
    var found = new TreeMap<String, String>();
    jdbc.sql(
            """
            select h.business_key_, d.deployment_id_ from act_hi_procinst h
            join act_re_procdef d on d.id_ = h.proc_def_id_ where d.key_ = ?
            """)
        .param(process)
        .query(
            row -> {
              found.put(row.getString(1), row.getString(2));
            });
    if (!watched.isEmpty() && process.equals("service-evaluation"))
      found.keySet().retainAll(watched);
    return found;
  }

  private ModelSet begin() {
    before = log.all().stream().filter(Release::forAll).findFirst().orElseThrow().number();
    return inForce.now();
  }

  private long renamed() {
    ModelSet set = begin();
    ModelFile review = set.find(REVIEW).orElseThrow();
    long change = changes.begin("Call it otherwise", "Council.", "page", "admin");
    put(change, review, review.content().replace("name=\"Confirm", "name=\"Decide and confirm"));
    approve(change);
    return change;
  }

  private void put(long change, ModelFile file, String content) {
    assertThat(content).isNotEqualTo(file.content());
    changes.put(change, new ModelFile(file.kind(), file.key(), content), file.hash(), "admin");
  }

  private void approve(long change) {
    approvals.approve(
        changes.find(change).orElseThrow(),
        inForce.now(),
        "second",
        List.of("administrators"),
        ApprovalRules.sum(changes.drafts(change)),
        "");
  }
}
