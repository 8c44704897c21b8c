/**
 * Who is put on a panel: the proposal that a solver makes from profiles, load and conflicts, the
 * secretariat's appointment, and substitutes in the middle of a window.
 */
package org.canvasgate.committee.appointment;
