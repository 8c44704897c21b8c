/**
 * What a handover changes in running cases: who has a task, and who a case says its parties are.
 */
package org.canvasgate.handover.process;
