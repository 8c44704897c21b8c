/** The audit trail as administrators read it, search it and take it with them. */
package org.canvasgate.tracking.audit;
