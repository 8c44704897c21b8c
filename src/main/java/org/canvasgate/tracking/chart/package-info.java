/**
 * Charts: the same figures as a drawing in the browser, as a table behind it, and as a picture on
 * paper.
 */
package org.canvasgate.tracking.chart;
