package org.canvasgate.identity;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * The administrator's password given at start-up is too weak. Told in both languages: at start-up
 * there is no reader yet.
 */
final class WeakPassword extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WeakPassword() {
    super(
        List.of(Locale.ROOT, Locale.KOREAN).stream()
            .map(language -> ResourceBundle.getBundle("messages/identity", language))
            .map(sentences -> sentences.getString("identity.start.weak-password"))
            .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Tells the sentence instead of a stack trace. */
  static final class Told extends AbstractFailureAnalyzer<WeakPassword> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, WeakPassword cause) {
      return new FailureAnalysis(cause.getMessage(), null, failure);
    }
  }
}
