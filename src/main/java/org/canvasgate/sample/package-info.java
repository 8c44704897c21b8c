/**
 * Sample people and cases, and the rehearsal: both drive real cases through the same tasks and
 * forms that people use. Uses every room; no room uses it.
 */
package org.canvasgate.sample;
