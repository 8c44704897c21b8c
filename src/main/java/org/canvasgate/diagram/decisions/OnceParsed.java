package org.canvasgate.diagram.decisions;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * The process engine's own FEEL with two differences. A text is parsed once: parsing takes nearly
 * all the time where the same hundred cells are evaluated a hundred thousand times. And a name that
 * nobody has given a value is noticed, which FEEL itself takes as null.
 */
final class OnceParsed extends ScalaFeelEngine {

  /** The name under which the engine itself puts a cell's input among the facts. */
  static final String CELL = "cellInput";

  private final Consumer<String> missing;

  /**
   * @param missing told of each name that has no value
   */
  OnceParsed(Consumer<String> missing) {
    super(List.of());
    this.missing = missing;
  }

  @Override
  public <T> T evaluateSimpleExpression(String expression, VariableContext facts) {
    return super.evaluateSimpleExpression(expression, new Noticing(facts, missing));
  }

  @Override
  public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext facts) {
    return super.evaluateSimpleUnaryTests(tests, input, new Noticing(facts, missing));
  }

  private record Noticing(VariableContext facts, Consumer<String> missing)
      implements VariableContext {
    @Override
    public TypedValue resolve(String name) {
      return facts.resolve(name);
    }

    @Override
    public boolean containsVariable(String name) {
      boolean known = facts.containsVariable(name);
      if (!known && !CELL.equals(name)) missing.accept(name);
      return known;
    }

    @Override
    public Set<String> keySet() {
      return facts.keySet();
    }
  }

  @Override
  protected FeelEngine buildFeelEngine(
      CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
    return new Remembering(functions, values);
  }

  private static final class Remembering extends FeelEngine {
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> expressions =
        new ConcurrentHashMap<>();
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> tests =
        new ConcurrentHashMap<>();

    Remembering(CustomFunctionTransformer functions, ValueMapper values) {
      super(
          functions,
          values,
          new FeelEngine.Configuration(false),
          FeelEngineClock.SystemClock$.MODULE$);
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String text) {
      return expressions.computeIfAbsent(text, super::parseExpression);
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String text) {
      return tests.computeIfAbsent(text, super::parseUnaryTests);
    }
  }
}
