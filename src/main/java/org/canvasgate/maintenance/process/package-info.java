/** The delegates of gate 3: the only place of this room that names the engine. */
package org.canvasgate.maintenance.process;
