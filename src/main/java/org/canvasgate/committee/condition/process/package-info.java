/** The delegates of the follow-up of a condition. */
package org.canvasgate.committee.condition.process;
