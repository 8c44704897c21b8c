package org.canvasgate.diagram.guard;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.canvasgate.form.Problem;

/**
 * Holds a FEEL expression of a table or form against its safe part: no function of Java, no
 * functions of one's own (they can call themselves without end), no counting over a range, and no
 * pattern matching, which one text can hold up for hours. Parsed with the engine's own parser.
 */
final class SafeFeel {
  /** Patterns can take hours; a number read from a text can have a thousand million digits. */
  private static final Set<String> ENDLESS =
      Set.of("matches", "replace", "split", "extract", "number");

  /** Their scale must be a small number: that many digits are made. */
  private static final Set<String> ROUNDING =
      Set.of("decimal", "round up", "round down", "round half up", "round half down");

  private static final int MOST_DIGITS = 20;

  /** What can only be there to call Java; looked for as well, because it may not parse. */
  private static final java.util.regex.Pattern EXTERNAL =
      java.util.regex.Pattern.compile("\\bfunction\\s*\\(|\\bexternal\\b\\s*\\{");

  private SafeFeel() {}

  /** What is wrong with an expression; empty where nothing is. */
  static Optional<Problem> expression(String text) {
    return check(text, false);
  }

  /** What is wrong with the cell of a rule's condition; empty where nothing is. */
  static Optional<Problem> test(String text) {
    return check(text, true);
  }

  private static Optional<Problem> check(String text, boolean test) {
    String said = text.strip();
    if (said.isEmpty() || said.equals("-")) return Optional.empty();
    if (said.length() > ModelLimits.EXPRESSION || SafeExpression.nested(said) > ModelLimits.NESTING)
      return problem("guard.expression.large", ModelLimits.EXPRESSION, ModelLimits.NESTING);
    if (EXTERNAL.matcher(outsideTexts(said)).find()) return problem("guard.feel", said, "function");
    Parsed<Exp> parsed = test ? FeelParser.parseUnaryTests(said) : FeelParser.parseExpression(said);
    if (!parsed.isSuccess()) return problem("guard.expression.unreadable", said);
    return Optional.ofNullable(unsafe(parsed.get().value()))
        .flatMap(what -> problem("guard.feel", said, what));
  }

  /** The expression without what stands between quotation marks. */
  private static String outsideTexts(String text) {
    return text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "\"\"");
  }

  private static String unsafe(Object node) {
    if (node instanceof JavaFunctionInvocation) return "external";
    if (node instanceof FunctionDefinition) return "function";
    if (node instanceof QualifiedFunctionInvocation invoked) return invoked.function() + "()";
    if (node instanceof Exponentiation) return "**";
    if (node instanceof FunctionInvocation invoked
        && (ENDLESS.contains(invoked.function())
            || ROUNDING.contains(invoked.function()) && !small(invoked.params())))
      return invoked.function() + "()";
    if (node instanceof For || node instanceof IterationContext) return "for … in";
    if (node instanceof Product parts) return within(parts.productIterator());
    if (node instanceof camundajar.impl.scala.collection.Iterable<?> list)
      return within(list.iterator());
    return null;
  }

  private static boolean small(FunctionParameters given) {
    if (!(given instanceof PositionalFunctionParameters positional)) return false;
    if (positional.params().size() < 2) return true;
    return positional.params().apply(1) instanceof ConstNumber scale
        && scale.value().doubleValue() <= MOST_DIGITS;
  }

  private static String within(Iterator<?> parts) {
    while (parts.hasNext()) {
      String found = unsafe(parts.next());
      if (found != null) return found;
    }
    return null;
  }

  private static Optional<Problem> problem(String key, Object... arguments) {
    return Optional.of(new Problem("", key, arguments));
  }
}
