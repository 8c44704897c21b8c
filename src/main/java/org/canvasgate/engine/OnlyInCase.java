package org.canvasgate.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Resolves nothing at all where there is no case to look at, as in a query sent by REST. */
final class OnlyInCase extends ELResolver {
  private final ELResolver inCase;

  OnlyInCase(ELResolver inCase) {
    this.inCase = inCase;
  }

  private static boolean hasCase(ELContext context) {
    return context.getContext(VariableScope.class) != null
        || context.getContext(VariableContext.class) != null;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    return hasCase(context) ? inCase.getValue(context, base, property) : null;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    return hasCase(context) ? inCase.invoke(context, base, method, types, arguments) : null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return hasCase(context) ? inCase.getType(context, base, property) : null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (hasCase(context)) inCase.setValue(context, base, property, value);
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return !hasCase(context) || inCase.isReadOnly(context, base, property);
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
      ELContext context, Object base) {
    return null;
  }
}
