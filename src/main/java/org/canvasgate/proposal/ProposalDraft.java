package org.canvasgate.proposal;

import java.util.List;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.ServiceKind;

/**
 * What a planner says of a service: the content of one revision, before anybody has taken it in.
 * Null stands for "not known" throughout.
 *
 * @param id the wish for an id; null to have one made of the name and the city
 * @param nameEn the name in English
 * @param nameKo the name in Korean; null where there is none
 * @param city where the service runs
 * @param kind whom it is run for
 * @param field key of a {@link ServiceField}
 * @param summary what it does
 * @param leadBody who leads it; null while nobody is named
 * @param otherBodies who else has a part in it
 * @param constructionCost what building it costs
 * @param annualOperatingCost a year's cost of operation, in the unit of the construction cost
 * @param funding where the money comes from
 * @param period when it is built and run
 * @param usage who uses it and how much
 * @param canvas the business model
 * @param sources where all this is taken from
 * @param outcome what is documented of a real service's fate; null for a new one
 * @param sample whether this is a sample case, in which people and ballots are made up
 */
public record ProposalDraft(
    String id,
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
    Outcome outcome,
    boolean sample) {

  public ProposalDraft {
    if (nameEn == null || nameEn.isBlank() || city == null || city.isBlank())
      throw new IllegalArgumentException("A proposal has a name and a city.");
    if (kind == null || canvas == null)
      throw new IllegalArgumentException("A proposal has a kind and a canvas.");
    ServiceField.of(field);
    Numbers.refuseNonsense(annualOperatingCost);
    constructionCost = constructionCost == null ? Cost.UNKNOWN : constructionCost;
    otherBodies = otherBodies == null ? List.of() : List.copyOf(otherBodies);
    funding = funding == null ? List.of() : List.copyOf(funding);
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** The same, marked as a sample case. */
  public ProposalDraft asSample() {
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
        outcome,
        true);
  }
}
