package org.canvasgate.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.canvasgate.testing.CanvasgateTest;
import org.springframework.context.annotation.Import;

/** The real application, whose every step is watched; all stories share this one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CanvasgateTest
@Import(Watch.class)
@interface StoryTest {}
