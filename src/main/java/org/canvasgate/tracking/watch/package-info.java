/**
 * What whoever runs the system watches: figures for a monitoring system, and a page that says in
 * words whether all is well and what to do if not.
 */
package org.canvasgate.tracking.watch;
