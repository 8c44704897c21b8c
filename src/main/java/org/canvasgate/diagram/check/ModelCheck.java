package org.canvasgate.diagram.check;

import java.util.List;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;

/** One kind of check; every bean of this kind is asked about every draft and every deployment. */
public interface ModelCheck {

  /**
   * What is to be said about a file. Must not throw, whatever the file holds.
   *
   * @param file the file to look at
   * @param all the set it would be deployed with, itself included
   */
  List<Finding> check(ModelFile file, ModelSet all);
}
