package org.canvasgate.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.form.DiagramBean;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that a diagram may name: delegates, and what is marked {@link DiagramBean}. Stock
 * Camunda offers every Spring bean, the data source included. Looked up when asked for, because the
 * engine is built before the beans that use it.
 */
final class DiagramBeans extends AbstractMap<Object, Object> {
  private final ListableBeanFactory beans;

  DiagramBeans(ListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String bean
        && beans.containsBean(bean)
        && (beans.isTypeMatch(bean, JavaDelegate.class)
            || beans.findAnnotationOnBean(bean, DiagramBean.class) != null);
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? beans.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return names()
        .map(
            name ->
                (Entry<Object, Object>) new SimpleImmutableEntry<Object, Object>(name, get(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** True for an object that one of the allowed names stands for. */
  boolean holds(Object bean) {
    return bean instanceof JavaDelegate
        || org.springframework.core.annotation.AnnotationUtils.findAnnotation(
                org.springframework.aop.support.AopUtils.getTargetClass(bean), DiagramBean.class)
            != null;
  }

  private Stream<String> names() {
    return Stream.concat(
            Stream.of(beans.getBeanNamesForType(JavaDelegate.class)),
            Stream.of(beans.getBeanNamesForAnnotation(DiagramBean.class)))
        .distinct();
  }
}
