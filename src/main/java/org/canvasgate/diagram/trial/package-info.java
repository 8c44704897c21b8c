/** Plays a change through on an invented case, of which nothing remains. */
package org.canvasgate.diagram.trial;
