/** Dates to subscribe to: each person's own calendar, at an address that only they know. */
package org.canvasgate.tracking.calendar;
