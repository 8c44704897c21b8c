package org.canvasgate.committee.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordPart.Person;
import org.junit.jupiter.api.Test;

/** What a decision's record says of recusals, challenges and conflicts. */
class ConflictRecordTest {
  private final ConflictRoom room = new ConflictRoom();

  @Test
  @SuppressWarnings("unchecked")
  void everyRecusalChallengeAndDismissalStandsInItWithWhoDecidedAndWhy() {
    room.the(Panels.class)
        .appoint(
            room.id, Gate.REVIEW, 0, "new-committee", List.of("ahn", "bae", "cho"), "ahn", "sec");
    room.works("bae", "LH");
    Conflict found = room.of("bae").get(0);
    room.the(Conflicts.class)
        .dismiss(room.id, "bae", found.kind(), found.subject(), "Another LH.", "sec");
    room.the(Recusing.class).exclude(room.id, "cho", "art. 10(1)2", "A cousin.", "sec");
    Challenges challenges = room.the(Challenges.class);
    challenges.raise(room.id, "ahn", "Said so before.", "kim");
    challenges.decide(room.id, challenges.of(room.id).get(0).id(), false, "An opinion.", "chair");

    Map<String, Object> part =
        room.the(ConflictRecord.class).of(new CaseRound(room.id, Gate.MAINTENANCE, 0, 1));
    Map<String, Object> recusal = ((List<Map<String, Object>>) part.get("recusals")).get(0);
    assertThat(recusal)
        .containsEntry("person", new Person("cho"))
        .containsEntry("kind", "excluded-by-law")
        .containsEntry("ground", "art. 10(1)2")
        .containsEntry("reason", "A cousin.")
        .containsEntry("decidedBy", new Person("sec"));
    Map<String, Object> challenge = ((List<Map<String, Object>>) part.get("challenges")).get(0);
    assertThat(challenge)
        .containsEntry("person", new Person("ahn"))
        .containsEntry("by", new Person("kim"))
        .containsEntry("upheld", false)
        .containsEntry("decisionReason", "An opinion.")
        .containsEntry("decidedBy", new Person("chair"));
    List<Map<String, Object>> conflicts = (List<Map<String, Object>>) part.get("found");
    assertThat(conflicts)
        .singleElement()
        .satisfies(
            conflict ->
                assertThat(conflict)
                    .containsEntry("person", new Person("bae"))
                    .containsEntry("dismissed", true)
                    .containsEntry("dismissalReason", "Another LH."));
  }
}
