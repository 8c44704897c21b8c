/**
 * The panel over time: participation, agreement and severity, for the secretariat and the chairs
 * alone. Advisory: nothing outside this package reads it, and no score is ever corrected by it.
 */
package org.canvasgate.committee.statistics;
