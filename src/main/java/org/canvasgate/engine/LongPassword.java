package org.canvasgate.engine;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * A password is long and does not contain the person's own name. Camunda's default asks for a
 * capital, a digit and a sign instead, which NIST SP 800-63B advises against: people answer such
 * rules with short passwords that are easily guessed.
 */
final class LongPassword implements PasswordPolicy {
  private static final int LEAST_LENGTH = 12;

  @Override
  public List<PasswordPolicyRule> getRules() {
    return List.of(
        new PasswordPolicyLengthRuleImpl(LEAST_LENGTH), new PasswordPolicyUserDataRuleImpl());
  }
}
