package org.canvasgate.proposal;

import java.io.IOException;
import java.util.List;

/** The sixteen services of the sample data. */
final class SampleServices {
  private SampleServices() {}

  static List<ProposalDraft> all() throws IOException {
    try (var file = SampleServices.class.getResourceAsStream("/sample/services.json")) {
      return ProposalFile.read(file.readAllBytes(), "services.json");
    }
  }

  static ProposalDraft withId(ProposalDraft d, String id) {
    return new ProposalDraft(
        id,
        d.nameEn(),
        d.nameKo(),
        d.city(),
        d.kind(),
        d.field(),
        d.summary(),
        d.leadBody(),
        d.otherBodies(),
        d.constructionCost(),
        d.annualOperatingCost(),
        d.funding(),
        d.period(),
        d.usage(),
        d.canvas(),
        d.sources(),
        d.outcome(),
        d.sample());
  }
}
