/** Finds the steps that stand still in the engine, and has them tried again. */
package org.canvasgate.incident.process;
