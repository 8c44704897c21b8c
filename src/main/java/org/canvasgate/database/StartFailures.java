package org.canvasgate.database;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;

/** Turns what stopped a start into the sentence that the person who started it sees. */
final class StartFailures {
  private StartFailures() {}

  private static FailureAnalysis tell(String sentence, Throwable cause) {
    return new FailureAnalysis(sentence, null, cause);
  }

  /** Refusals of our own. */
  static final class Refused extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused cause) {
      return tell(cause.getMessage(), failure);
    }
  }

  /** Before Spring Boot's own, which speaks English only and of "the process that's listening". */
  static final class PortInUse extends AbstractFailureAnalyzer<PortInUseException>
      implements Ordered {
    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
      int port = cause.getPort();
      int other = port < 65_535 ? port + 1 : port - 1;
      return tell(
          StartText.both("start.port", Integer.toString(port), Integer.toString(other)), failure);
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }

  /** Flyway found tables that this version of the application did not make, or could not go on. */
  static final class Schema extends AbstractFailureAnalyzer<FlywayException> implements Ordered {
    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayException cause) {
      var lines = cause.getMessage() == null ? "" : cause.getMessage();
      var key =
          lines.contains("not resolved locally") ? "start.schema.newer" : "start.schema.changed";
      return tell(StartText.both(key, firstLineAfterHeading(lines)), failure);
    }

    private static String firstLineAfterHeading(String message) {
      return message
          .lines()
          .map(String::strip)
          .filter(StringUtils::hasText)
          .skip(message.startsWith("Validate failed") ? 1 : 0)
          .findFirst()
          .orElse("Flyway")
          .replaceAll("[.\\s]+$", "");
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }

  /**
   * Prints the sentence and nothing around it. Spring Boot's own reporter, which frames it and
   * repeats it as a log entry, is switched off in application.yaml.
   */
  static final class Reporter implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
      System.err.println();
      System.err.println(analysis.getDescription());
      if (StringUtils.hasText(analysis.getAction())) {
        System.err.println(analysis.getAction());
      }
      System.err.flush();
    }
  }
}
