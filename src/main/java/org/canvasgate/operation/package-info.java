/**
 * Gate 4: the re-evaluation of a service in operation, again and again. What was promised, what the
 * operator reports, how far the service has drifted, and when the committee looks next.
 */
package org.canvasgate.operation;
