/** The delegates of the objection to a verdict. */
package org.canvasgate.committee.objection.process;
