/**
 * What the four gates share: members and panels, windows to answer in, ballots and votes, quorum,
 * scorecards, verdicts and notices.
 */
package org.canvasgate.committee;
