/**
 * Gate 2: who answers for a service and who pays for it. Bodies are asked activity by activity; the
 * gate opens when every activity has exactly one accountable body and exactly one payer, each of
 * whom has accepted.
 */
package org.canvasgate.consultation;
