package org.canvasgate.diagram.check;

import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.model.ModelSet;

/**
 * What a process, table or form finds in this application: what stands in Java and can therefore
 * not be changed on a page.
 *
 * @param forms the Java sides of the forms by the forms' ids
 * @param panels names of the pictures that a form can show
 * @param delegates the facts that each delegate writes, by the name of its bean
 * @param beans other names that an expression may call
 * @param shipped the files that travel with the application: what they show, answer and receive is
 *     what the Java side gives, reads and sends
 */
record Surroundings(
    Map<String, Side> forms,
    Set<String> panels,
    Map<String, Set<String>> delegates,
    Set<String> beans,
    ModelSet shipped) {

  /**
   * The Java side of a form.
   *
   * @param fields the keys that it takes
   * @param facts the facts that it writes
   */
  record Side(Set<String> fields, Set<String> facts) {}
}
