/** Decisions as they were taken, frozen, and the letters that tell them. */
package org.canvasgate.record;
