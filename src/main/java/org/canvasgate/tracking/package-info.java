/**
 * The pages beside Tasklist: where every proposal stands, its canvas and its history, loading a
 * file and withdrawing. Reads every room; no room reads it.
 */
package org.canvasgate.tracking;
