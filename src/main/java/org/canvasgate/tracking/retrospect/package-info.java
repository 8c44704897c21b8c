/**
 * The retrospect: the real services of the sample data, held against the rules on what was known
 * when they were planned, beside what became of them. Everything but the page is a pure function of
 * {@code sample/services.json}, {@code retrospect/planning-facts.json} and the rules.
 */
package org.canvasgate.tracking.retrospect;
