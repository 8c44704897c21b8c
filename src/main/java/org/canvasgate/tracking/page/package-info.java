/**
 * The page of a proposal: what happens next and what its reader can do about it, the gates, the
 * canvas with its scores, responsibilities, money, promises, and all that happened. Every part is
 * given a {@link org.canvasgate.tracking.page.Reading}, which says what its reader may see.
 */
package org.canvasgate.tracking.page;
