/**
 * Gate 3, maintenance-plan approval: the plan before anything is built. What it costs to keep the
 * service running, who pays, who does it, what it promises and how it would end; how sustainable
 * that is; and the committee's vote under its quorum.
 *
 * <p>The same floor plan as every gate: the score ({@link
 * org.canvasgate.maintenance.Sustainability}), the forms, the repository ({@link
 * org.canvasgate.maintenance.Plans}), the pictures, and the delegates in {@code process}.
 */
package org.canvasgate.maintenance;
