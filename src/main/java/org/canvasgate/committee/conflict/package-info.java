/**
 * Who must not judge a case, and what follows: interests that members declare, conflicts found
 * before a panel is appointed, challenges by the parties, and who takes the chair instead.
 */
package org.canvasgate.committee.conflict;
