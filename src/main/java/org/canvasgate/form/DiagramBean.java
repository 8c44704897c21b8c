package org.canvasgate.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Spring bean that diagrams may name in an expression, such as {@code
 * ${panel.members(execution)}}. Every public method of the bean can then be called by whoever draws
 * a diagram, so a bean so marked holds nothing else. Delegates need no mark.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DiagramBean {}
