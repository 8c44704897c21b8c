/**
 * Processes as people see them: which ones are in force, and how each is drawn. Looks into the
 * engine's repository; knows no gate.
 */
package org.canvasgate.diagram;
