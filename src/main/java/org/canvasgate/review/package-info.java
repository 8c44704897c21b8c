/** Gate 1, the business-model review: the panel scores the canvas blind, the chair confirms. */
package org.canvasgate.review;
