/**
 * Personal data: where which is kept, what goes when its time is over, and what becomes of it when
 * a person leaves.
 */
package org.canvasgate.privacy;
