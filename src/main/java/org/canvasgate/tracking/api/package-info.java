/**
 * The interface for programs, {@code /api/v1}: what the pages show and what planners do, with the
 * same rights, and its description. Reads the other rooms; no room reads it.
 */
package org.canvasgate.tracking.api;
