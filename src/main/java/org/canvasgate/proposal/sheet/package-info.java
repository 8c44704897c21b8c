/** Proposals as spreadsheets: the template, a proposal in it, and what was filled in read back. */
package org.canvasgate.proposal.sheet;
