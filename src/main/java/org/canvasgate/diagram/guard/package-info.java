/**
 * A diagram is code: what a process, table or form may hold, who must approve which change, and
 * what happens to a deployment by any door but our own.
 */
package org.canvasgate.diagram.guard;
