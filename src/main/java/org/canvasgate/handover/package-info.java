/**
 * Officials rotate and terms end: one action gives all that a person has in hand to a successor,
 * with a dossier of each case. Each kind of matter is one bean; whoever adds a kind adds a bean of
 * {@link org.canvasgate.handover.Matter}.
 */
package org.canvasgate.handover;
