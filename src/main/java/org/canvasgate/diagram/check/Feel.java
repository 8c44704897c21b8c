package org.canvasgate.diagram.check;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine$;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
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

  private Feel() {}

  /** The names that an expression reads; empty where it cannot be read. */
  static Optional<Set<String>> names(String expression) {
    return read(expression, PARSER::parseExpression);
  }

  /** The names that the cell of an input column reads; empty where it cannot be read. */
  static Optional<Set<String>> namesInTest(String test) {
    return read(test, PARSER::parseUnaryTests);
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
