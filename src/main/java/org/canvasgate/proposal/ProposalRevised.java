package org.canvasgate.proposal;

/**
 * Told within the transaction in which a proposal comes in or is revised: what is kept of its text
 * elsewhere is to be written anew.
 */
public record ProposalRevised(String proposalId) {}
