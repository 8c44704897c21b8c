package org.canvasgate.committee.appointment;

import java.util.List;

/**
 * What a panel should be like.
 *
 * @param field key of the service's field
 * @param size members wanted
 * @param fieldExperts members wanted who are experts in the field
 * @param perCategory members wanted of each category
 * @param mostOfOneOrganisation members of one organisation at most
 * @param categories those that the kind of committee consists of
 * @param formerShare the share of the panel, 0 to 1, that may be from the former one
 */
record Demands(
    String field,
    int size,
    int fieldExperts,
    int perCategory,
    int mostOfOneOrganisation,
    List<String> categories,
    double formerShare) {
  Demands {
    if (size < 1 || fieldExperts < 0 || perCategory < 0 || mostOfOneOrganisation < 1)
      throw new IllegalArgumentException("a panel has at least one member, each from somewhere");
    if (!(formerShare >= 0 && formerShare <= 1))
      throw new IllegalArgumentException("a share goes from 0 to 1: " + formerShare);
    categories = List.copyOf(categories);
  }
}
