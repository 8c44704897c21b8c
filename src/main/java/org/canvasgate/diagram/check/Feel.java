package org.canvasgate.diagram.check;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine$;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** Reads FEEL with the parser of the engine itself. */
final class Feel {
  /** Longer than any cell that fits on a screen; the parser's time grows with the length. */
  private static final int LONGEST = 2_000;

  private static final int DEEPEST = 200;

  private static final FeelEngine PARSER =
      new FeelEngine(
          FeelEngine$.MODULE$.defaultFunctionProvider(),
          FeelEngine$.MODULE$.defaultValueMapper(),
          FeelEngine$.MODULE$.defaultConfiguration(),
          FeelEngine$.MODULE$.defaultClock());

  /** As the engine itself evaluates the cells of a table. */
  private static final ScalaFeelEngine ENGINE = new ScalaFeelEngine(List.of());

  /** Functions that can take as long as they like, or give something else every time. */
  private static final Set<String> LONG =
      Set.of("matches", "replace", "split", "extract", "now", "today");

  private Feel() {}

  /** The names that an expression reads; empty where it cannot be read. */
  static Optional<Set<String>> names(String expression) {
    return read(expression, PARSER::parseExpression);
  }

  /** The names that the cell of an input column reads; empty where it cannot be read. */
  static Optional<Set<String>> namesInTest(String test) {
    return read(test, PARSER::parseUnaryTests);
  }

  /**
   * What an expression gives whatever it is asked for.
   *
   * @param failure why it gives nothing; null where it gives something
   */
  record Fixed(Object value, String failure) {}

  /**
   * What an expression without names gives; empty where it reads names, cannot be read, or counts
   * through something: nobody waits here until it has counted.
   */
  static Optional<Fixed> fixed(String expression) {
    var names = names(expression);
    if (names.isEmpty() || !names.get().isEmpty() || counts(expression)) return Optional.empty();
    return Optional.of(evaluate(expression, Map.of()));
  }

  /** Whether what a condition says holds for these values. */
  static boolean holds(String condition, Map<String, Object> values) {
    return Boolean.TRUE.equals(evaluate(condition, values).value());
  }

  private static Fixed evaluate(String expression, Map<String, Object> values) {
    try {
      var context = Variables.fromMap(values).asVariableContext();
      Object value = ENGINE.evaluateSimpleExpression(expression, context);
      return new Fixed(value, null);
    } catch (RuntimeException | StackOverflowError failed) {
      return new Fixed(null, String.valueOf(failed.getMessage()));
    }
  }

  private static boolean counts(String expression) {
    return counts(PARSER.parseExpression(expression).toOption().get().expression(), 0);
  }

  private static boolean counts(Object part, int depth) {
    if (depth > DEEPEST
        || part instanceof For
        || part instanceof SomeItem
        || part instanceof EveryItem
        || part instanceof FunctionDefinition
        || part instanceof FunctionInvocation call && LONG.contains(call.function())) return true;
    if (part instanceof Product product)
      for (int i = 0; i < product.productArity(); i++)
        if (counts(product.productElement(i), depth + 1)) return true;
    if (part instanceof Iterable<?> parts)
      for (Iterator<?> each = parts.iterator(); each.hasNext(); )
        if (counts(each.next(), depth + 1)) return true;
    return false;
  }

  private interface Parser {
    Either<FeelEngine.Failure, ParsedExpression> parse(String text);
  }

  private static Optional<Set<String>> read(String text, Parser parser) {
    if (text.length() > LONGEST) return Optional.empty();
    try {
      var parsed = parser.parse(text);
      if (parsed.isLeft()) return Optional.empty();
      var names = new TreeSet<String>();
      var own = new TreeSet<String>();
      collect(parsed.toOption().get().expression(), names, own, 0);
      names.removeAll(own);
      return Optional.of(names);
    } catch (RuntimeException | StackOverflowError broken) {
      return Optional.empty();
    }
  }

  /** Names that an expression gives itself, as in a loop, are in {@code own}. */
  private static void collect(Object part, Set<String> names, Set<String> own, int depth) {
    if (depth > DEEPEST) return;
    if (part instanceof Ref reference) {
      names.add(reference.names().head());
    } else if (part instanceof Product product) {
      boolean binds =
          part instanceof For
              || part instanceof SomeItem
              || part instanceof EveryItem
              || part instanceof ConstContext
              || part instanceof FunctionDefinition;
      if (binds) bound(product, own, depth + 1);
      for (int i = 0; i < product.productArity(); i++)
        collect(product.productElement(i), names, own, depth + 1);
    } else if (part instanceof Iterable<?> parts) {
      for (Iterator<?> each = parts.iterator(); each.hasNext(); )
        collect(each.next(), names, own, depth + 1);
    }
  }

  private static void bound(Object part, Set<String> own, int depth) {
    if (depth > DEEPEST || part instanceof Ref) return;
    if (part instanceof String name) own.add(name);
    else if (part instanceof Product product)
      for (int i = 0; i < product.productArity(); i++)
        bound(product.productElement(i), own, depth + 1);
    else if (part instanceof Iterable<?> parts)
      for (Iterator<?> each = parts.iterator(); each.hasNext(); )
        bound(each.next(), own, depth + 1);
  }
}
