/** From an approved change to what holds for new and running cases, and back. */
package org.canvasgate.diagram.release;
