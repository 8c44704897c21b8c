package org.canvasgate.identity.signin;

import org.canvasgate.database.DatabaseMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who needs a second factor: whoever has one; and administrators and chairs, unless the setting
 * {@code canvasgate.second-factor.required} says otherwise. With the sample people, whose password
 * everybody knows, it is not required by default.
 */
@Component
public class FactorRule {
  private final boolean required;

  FactorRule(
      @Value("${canvasgate.second-factor.required:}") String required,
      @Value("${canvasgate.samples:true}") boolean samples,
      DatabaseMode database) {
    this.required =
        required.isBlank()
            ? !(database.embedded() && samples)
            : Boolean.parseBoolean(required.strip());
  }

  public boolean needed(Standing standing) {
    return standing.factor() || required && standing.powerful();
  }
}
