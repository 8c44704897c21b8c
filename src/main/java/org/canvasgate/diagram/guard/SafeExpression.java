package org.canvasgate.diagram.guard;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.canvasgate.engine.DiagramVocabulary;
import org.canvasgate.form.Problem;

/**
 * Holds an expression of a diagram against the safe part of the language: facts by name,
 * comparisons and sums of them, methods of the beans meant for diagrams, the business key of the
 * case, and a few harmless questions. Parsed with the engine's own parser, never evaluated;
 * whatever the parser cannot read is refused.
 */
final class SafeExpression {
  private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*}");
  private static final String CASE = "execution";
  private static final Set<String> ENGINES =
      Set.of("task", "caseExecution", "externalTask", "authenticatedUserId");

  private final Reach reach;

  SafeExpression(Reach reach) {
    this.reach = reach;
  }

  /** True where the engine would take the text for an expression, wherever in it. */
  static boolean within(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** What is wrong with the text of a service task's delegate; empty where nothing is. */
  Optional<Problem> delegate(String text) {
    Matcher named = DELEGATE.matcher(text.strip());
    return named.matches() && reach.delegates().contains(named.group(1))
        ? Optional.empty()
        : problem("guard.delegate", text);
  }

  /** What is wrong with an expression, or a text with expressions in it; empty where nothing is. */
  Optional<Problem> expression(String text) {
    if (!within(text)) return Optional.empty();
    if (text.length() > ModelLimits.EXPRESSION || nested(text) > ModelLimits.NESTING)
      return problem("guard.expression.large", ModelLimits.EXPRESSION, ModelLimits.NESTING);
    var tree = new SafeTree(reach);
    try {
      tree.build(text);
    } catch (TreeBuilderException unreadable) {
      return problem("guard.expression.unreadable", text);
    }
    return Optional.ofNullable(tree.refused)
        .flatMap(what -> problem("guard.expression", text, what));
  }

  static int nested(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') deepest = Math.max(deepest, ++depth);
      else if (c == ')' || c == ']' || c == '}') depth--;
    }
    return deepest;
  }

  private static Optional<Problem> problem(String key, Object... arguments) {
    return Optional.of(new Problem("", key, arguments));
  }

  /** Builds the tree and keeps the first thing in it that is not safe. */
  private static final class SafeTree extends Builder {
    private final transient Reach reach;
    private transient String refused;

    SafeTree(Reach reach) {
      super(Feature.METHOD_INVOCATIONS);
      this.reach = reach;
    }

    @Override
    protected Parser createParser(String expression) {
      return new SafeParser(this, expression);
    }

    private void refuse(String what) {
      if (refused == null) refused = what;
    }

    private final class SafeParser extends Parser {
      /** The last property that was read; only what is called at once is none of its own. */
      private AstDot pending;

      private AstNode base;
      private String name;

      SafeParser(Builder builder, String input) {
        super(builder, input);
      }

      @Override
      protected AstDot createAstDot(AstNode of, String property, boolean lvalue) {
        settle();
        pending = super.createAstDot(of, property, lvalue);
        base = of;
        name = property;
        return pending;
      }

      @Override
      protected AstMethod createAstMethod(AstProperty property, AstParameters given) {
        if (property != pending || !callable(given.getCardinality())) refuse("." + name + "()");
        if (property == pending) pending = null;
        return super.createAstMethod(property, given);
      }

      /**
       * Arguments are parsed between a method's name and its call: what they read is settled first,
       * and the name comes back afterwards.
       */
      @Override
      protected AstParameters params()
          throws org.camunda.bpm.impl.juel.Scanner.ScanException, ParseException {
        AstDot called = pending;
        AstNode calledOn = base;
        String calledName = name;
        pending = null;
        AstParameters given = super.params();
        settle();
        pending = called;
        base = calledOn;
        name = calledName;
        return given;
      }

      /** A step of the application is no fact; neither is what the engine calls by these names. */
      @Override
      protected AstIdentifier createAstIdentifier(String identifier, int index) {
        if (reach.delegates().contains(identifier) || ENGINES.contains(identifier))
          refuse(identifier);
        return super.createAstIdentifier(identifier, index);
      }

      private boolean callable(int arguments) {
        String owner = base instanceof AstIdentifier identifier ? identifier.getName() : null;
        Set<String> methods = owner == null ? null : reach.calls().get(owner);
        if (methods != null) return methods.contains(name + "/" + arguments);
        if (CASE.equals(owner)) return DiagramVocabulary.questionsToCase().contains(name);
        return DiagramVocabulary.questions().contains(name);
      }

      /** A property that nobody called: only the business key of the case may be read. */
      private void settle() {
        if (pending == null) return;
        boolean businessKey =
            base instanceof AstIdentifier identifier
                && CASE.equals(identifier.getName())
                && DiagramVocabulary.propertyOfCase().equals(name);
        if (!businessKey) refuse("." + name);
        pending = null;
      }

      @Override
      protected AstBracket createAstBracket(
          AstNode of, AstNode property, boolean lvalue, boolean strict) {
        refuse("[…]");
        return super.createAstBracket(of, property, lvalue, strict);
      }

      @Override
      protected AstFunction createAstFunction(String function, int index, AstParameters given) {
        refuse(function + "()");
        return super.createAstFunction(function, index, given);
      }

      @Override
      public org.camunda.bpm.impl.juel.Tree tree()
          throws org.camunda.bpm.impl.juel.Scanner.ScanException, ParseException {
        var tree = super.tree();
        settle();
        return tree;
      }
    }
  }
}
