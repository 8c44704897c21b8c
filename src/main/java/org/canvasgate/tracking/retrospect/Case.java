package org.canvasgate.tracking.retrospect;

/** A service and what the rules say of it. */
record Case(RealService service, Finding finding) {}
