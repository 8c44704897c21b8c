/** Asks the engine what comes next in a case. */
package org.canvasgate.tracking.page.process;
