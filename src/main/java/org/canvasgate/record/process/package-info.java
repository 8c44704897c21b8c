/** The records' side of the engine: the step that freezes a decision, and what the tables said. */
package org.canvasgate.record.process;
