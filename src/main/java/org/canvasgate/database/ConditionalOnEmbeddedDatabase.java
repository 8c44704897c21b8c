package org.canvasgate.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A bean that exists only where the application runs on the PostgreSQL it brings along: sample
 * people, sample cases, and whatever must never happen to somebody's own database.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnEmbeddedDatabase.OnEmbeddedDatabase.class)
public @interface ConditionalOnEmbeddedDatabase {

  /** Asks {@link DatabaseMode}. */
  final class OnEmbeddedDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return DatabaseMode.of(context.getEnvironment()).embedded();
    }
  }
}
