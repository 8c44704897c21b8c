/** Minority opinions of members on a verdict. */
package org.canvasgate.committee.opinion;
