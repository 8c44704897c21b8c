/** Conditions of verdicts: what has to be done, by whom, by when, and what became of it. */
package org.canvasgate.committee.condition;
