/** Changes that administrators write, before they come into force. */
package org.canvasgate.diagram.change;
