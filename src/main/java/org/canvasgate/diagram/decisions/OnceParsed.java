package org.canvasgate.diagram.decisions;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * The process engine's own FEEL, except that a text is parsed once: parsing takes nearly all the
 * time where the same hundred cells are evaluated a hundred thousand times.
 */
final class OnceParsed extends ScalaFeelEngine {

  OnceParsed() {
    super(List.of());
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
