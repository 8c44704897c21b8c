/**
 * The measure: what a canvas is worth, how far its evaluators agree and how firmly the verdict
 * stands.
 *
 * <p>Everything here is a function of its arguments that a reader can check by hand with {@code
 * docs/method.md}. It depends on nothing but the JDK: no framework, no engine, no clock, no
 * database, and no randomness without a seed among the arguments. Points run from 0 to 100, shares
 * from 0 to 1, and {@code null} always means "not known": it is left out of a figure and never
 * counted as zero.
 */
package org.canvasgate.canvas;
