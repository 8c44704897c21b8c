package org.canvasgate.proposal;

import java.util.List;
import java.util.Locale;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.ServiceKind;

/**
 * A service's proposal at one of its revisions. Null stands for "not known", see {@link
 * ProposalDraft}.
 *
 * @param id the business key of every process about it
 * @param revision counts from 1
 * @param planner user id of whoever proposed it
 * @param status one of the constants of {@link Status}
 * @param sample whether this is a sample case
 */
public record Proposal(
    String id,
    int revision,
    String nameEn,
    String nameKo,
    String city,
    ServiceKind kind,
    String field,
    String summary,
    String leadBody,
    List<String> otherBodies,
    Cost constructionCost,
    Double annualOperatingCost,
    List<FundingLine> funding,
    String period,
    String usage,
    Canvas canvas,
    List<String> sources,
    String planner,
    String status,
    boolean sample) {

  static Proposal of(
      String id, int revision, ProposalDraft draft, String planner, String status, boolean sample) {
    return new Proposal(
        id,
        revision,
        draft.nameEn(),
        draft.nameKo(),
        draft.city(),
        draft.kind(),
        draft.field(),
        draft.summary(),
        draft.leadBody(),
        draft.otherBodies(),
        draft.constructionCost(),
        draft.annualOperatingCost(),
        draft.funding(),
        draft.period(),
        draft.usage(),
        draft.canvas(),
        draft.sources(),
        planner,
        status,
        sample);
  }

  /**
   * What the planner says of the service, as it could be proposed. What is documented of a real
   * service's fate is no part of it.
   */
  public ProposalDraft draft() {
    return new ProposalDraft(
        id,
        nameEn,
        nameKo,
        city,
        kind,
        field,
        summary,
        leadBody,
        otherBodies,
        constructionCost,
        annualOperatingCost,
        funding,
        period,
        usage,
        canvas,
        sources,
        null,
        sample);
  }

  /** The name for a reader of that language; the English one where there is no Korean one. */
  public String name(Locale locale) {
    return Names.of(nameEn, nameKo, locale);
  }
}
