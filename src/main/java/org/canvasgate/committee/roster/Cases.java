package org.canvasgate.committee.roster;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the roster has to know of proposals; answered by their room. */
public interface Cases {

  /** Those of these cases about which no committee will be asked again. */
  Set<String> ended(Collection<String> proposalIds);

  /** The keys of the service fields, in the order in which they are shown. */
  List<String> fields();
}
