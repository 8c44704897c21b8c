package org.canvasgate.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The calls an expression in a diagram may make: any method of a bean meant for diagrams, and a few
 * questions to a case, a text, a list or a date. Everything else, such as {@code getClass()} or
 * {@code execution.processEngineServices}, is refused.
 */
final class SafeCalls extends ELResolver {
  static final Map<Class<?>, Set<String>> QUESTIONS =
      Map.of(
          DelegateExecution.class, Set.of("getProcessBusinessKey", "getVariable", "hasVariable"),
          String.class,
              Set.of(
                  "length", "isEmpty", "isBlank", "equals", "contains", "startsWith", "endsWith"),
          Collection.class, Set.of("size", "isEmpty", "contains"),
          Map.class, Set.of("size", "isEmpty", "containsKey", "get"),
          Date.class, Set.of("before", "after", "getTime"));

  static final String BUSINESS_KEY = "processBusinessKey";

  private final DiagramBeans beans;

  SafeCalls(DiagramBeans beans) {
    this.beans = beans;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) return null;
    if (base instanceof DelegateExecution execution && BUSINESS_KEY.equals(property)) {
      context.setPropertyResolved(true);
      return execution.getProcessBusinessKey();
    }
    throw new PropertyNotFoundException(
        "an expression may not read '" + property + "' of a " + base.getClass().getSimpleName());
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
    if (base == null) return null;
    Object[] given = arguments == null ? new Object[0] : arguments;
    Method method = allowed(base, String.valueOf(name), given.length);
    if (method == null)
      throw new MethodNotFoundException(
          "an expression may not call '" + name + "' of a " + base.getClass().getSimpleName());
    Object result = call(context, base, method, given);
    context.setPropertyResolved(true);
    return result;
  }

  private Method allowed(Object base, String name, int arguments) {
    if (beans.holds(base)) return find(AopUtils.getTargetClass(base), name, arguments);
    return QUESTIONS.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(base) && entry.getValue().contains(name))
        .map(entry -> find(entry.getKey(), name, arguments))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Method find(Class<?> type, String name, int arguments) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == arguments)
        .filter(method -> !isObjects(method) || name.equals("equals"))
        .findFirst()
        .orElse(null);
  }

  private static boolean isObjects(Method method) {
    return method.getDeclaringClass() == Object.class;
  }

  private static Object call(ELContext context, Object base, Method method, Object[] given) {
    var factory = (ExpressionFactory) context.getContext(ExpressionFactory.class);
    Object[] fitting = new Object[given.length];
    for (int i = 0; i < given.length; i++) {
      Class<?> wanted = method.getParameterTypes()[i];
      fitting[i] = wanted.isInstance(given[i]) ? given[i] : factory.coerceToType(given[i], wanted);
    }
    try {
      Method invocable =
          AopUtils.isAopProxy(base)
              ? AopUtils.selectInvocableMethod(method, base.getClass())
              : method;
      ReflectionUtils.makeAccessible(invocable);
      return invocable.invoke(base, fitting);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException unchecked) throw unchecked;
      throw new ELException(failed.getCause());
    } catch (IllegalAccessException closed) {
      throw new ELException(closed);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    // nothing is set through an expression
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
      ELContext context, Object base) {
    return null;
  }
}
