/** What the audit trail has to know of the engine. */
package org.canvasgate.audit.process;
