/**
 * The first steps: what an installation still lacks before a proposal can go through its gates, in
 * words, and the pages on which its administrator makes up for it.
 */
package org.canvasgate.tracking.firststeps;
