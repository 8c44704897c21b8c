/** Objections to a verdict: the period, the grounds, whether one is admitted, the other panel. */
package org.canvasgate.committee.objection;
