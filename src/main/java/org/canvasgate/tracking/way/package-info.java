/**
 * The way of a case through its processes: what is behind it, where it stands, how long each step
 * took against its date. Counts answers and names nobody.
 */
package org.canvasgate.tracking.way;
