package org.canvasgate.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.form.DiagramBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What a diagram may say, for whoever looks at one before it is deployed: the same names that
 * {@link DiagramBeans} serves and the same calls that {@link SafeCalls} allows while it runs.
 */
public final class DiagramVocabulary {
  private final ListableBeanFactory beans;

  DiagramVocabulary(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Names of the delegates that a service task may name. */
  public Set<String> delegates() {
    return new TreeSet<>(Arrays.asList(beans.getBeanNamesForType(JavaDelegate.class, true, false)));
  }

  /**
   * The beans whose methods an expression may call.
   *
   * @return by name of the bean its methods as name and number of arguments, such as {@code
   *     members/1}
   */
  public Map<String, Set<String>> calls() {
    var calls = new TreeMap<String, Set<String>>();
    for (String name : beans.getBeanNamesForAnnotation(DiagramBean.class))
      calls.put(name, methods(beans.getType(name, false)));
    return calls;
  }

  private static Set<String> methods(Class<?> type) {
    return type == null
        ? Set.of()
        : Arrays.stream(ClassUtils.getUserClass(type).getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(DiagramVocabulary::signature)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(Method method) {
    return method.getName() + "/" + method.getParameterCount();
  }

  /** Harmless questions to a text, a list or a date, by name. */
  public static Set<String> questions() {
    return SafeCalls.QUESTIONS.entrySet().stream()
        .filter(entry -> entry.getKey() != DelegateExecution.class)
        .flatMap(entry -> entry.getValue().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Questions to {@code execution}, by name. */
  public static Set<String> questionsToCase() {
    return SafeCalls.QUESTIONS.get(DelegateExecution.class);
  }

  /** The one property that may be read, of {@code execution}. */
  public static String propertyOfCase() {
    return SafeCalls.BUSINESS_KEY;
  }
}
