package org.canvasgate.form;

/**
 * Said whenever something of a case changes that a list of cases could show; published as an
 * application's event, within the transaction of the change.
 *
 * @param proposalId whose case; null is allowed and concerns nobody
 */
public record CaseTouched(String proposalId) {}
