/**
 * How much at once: requests beyond what can be served are refused at the door with a hint when to
 * come again, large bodies end at their limit, and what the database cannot do just now is said in
 * a sentence. Stands outside everything else, so that refusing costs nothing.
 */
package org.canvasgate.engine.load;
