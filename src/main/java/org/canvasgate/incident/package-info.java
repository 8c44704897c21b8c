/**
 * Steps that the system could not carry out: administrators see what failed, in which case and at
 * which step, since when and what to do, and have the step tried again.
 */
package org.canvasgate.incident;
