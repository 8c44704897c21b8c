package org.canvasgate.diagram.check;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Reads the expressions of diagrams, such as {@code ${windowDue}}, with the engine's own parser.
 */
final class Expressions {
  /** Longer than any that a person would write into a field of the properties panel. */
  private static final int LONGEST = 2_000;

  private Expressions() {}

  static boolean isExpression(String text) {
    return text != null && (text.contains("${") || text.contains("#{"));
  }

  /** The names that an expression reads; empty where it cannot be read. */
  static Optional<Set<String>> names(String expression) {
    if (expression.length() > LONGEST) return Optional.empty();
    try {
      Tree tree = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression.strip());
      var names = new TreeSet<String>();
      for (IdentifierNode node : tree.getIdentifierNodes()) names.add(node.getName());
      return Optional.of(names);
    } catch (TreeBuilderException | StringIndexOutOfBoundsException | StackOverflowError broken) {
      return Optional.empty();
    }
  }
}
