/** What past decisions would have been under a change. */
package org.canvasgate.diagram.decisions;
