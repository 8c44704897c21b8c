package org.canvasgate.committee.appointment;

/**
 * What counts, and how much, where several panels meet the demands equally well; all at least 0.
 *
 * @param load for each open case that a member has already: the cost of one more grows with their
 *     number, which spreads the load
 * @param recent for each panel that a member was put on lately
 * @param expertise for each further expert in the field, in favour
 * @param doubt for each conflict that was dismissed
 * @param unknown for a profile that does not say category or fields
 */
record ChoiceWeights(double load, double recent, double expertise, double doubt, double unknown) {
  ChoiceWeights {
    if (!(load >= 0 && recent >= 0 && expertise >= 0 && doubt >= 0 && unknown >= 0))
      throw new IllegalArgumentException("weights are at least 0");
  }
}
