/**
 * The whole portfolio: how far proposals come and how long they take, what is committed and who
 * pays, which grants end, what overlaps and where services stand. Figures are pure functions of
 * rows; which rows somebody may see is decided by {@link org.canvasgate.tracking.Access}.
 */
package org.canvasgate.tracking.portfolio;
