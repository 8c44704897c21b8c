/**
 * What a change means for the cases that run, found out before it holds; and moving those cases.
 */
package org.canvasgate.diagram.cases;
