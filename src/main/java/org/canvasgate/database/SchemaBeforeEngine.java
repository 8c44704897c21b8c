package org.canvasgate.database;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/**
 * Our tables before the engine: what the engine deploys or resumes while it starts may already call
 * a delegate that stores something. Named by bean, so that this room need not know the engine.
 */
final class SchemaBeforeEngine implements DependsOnDatabaseInitializationDetector {
  @Override
  public Set<String> detect(ConfigurableListableBeanFactory beans) {
    return Stream.of("processEngineFactoryBean")
        .filter(beans::containsBeanDefinition)
        .collect(Collectors.toSet());
  }
}
