/**
 * Proposals and their revisions, their intake by form or by file, and the register of services that
 * came of them. Knows the canvas, the committee's rules and the contract of forms; no gate.
 */
package org.canvasgate.proposal;
