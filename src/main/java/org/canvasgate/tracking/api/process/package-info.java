/** The part of the interface that talks to the engine. */
package org.canvasgate.tracking.api.process;
