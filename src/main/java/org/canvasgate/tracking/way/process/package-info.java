/** What the engine's history tells of a case's way. */
package org.canvasgate.tracking.way.process;
