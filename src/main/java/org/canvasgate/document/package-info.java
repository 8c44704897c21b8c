/**
 * Documents that people add to a case: what may be added, how it is kept, and what a decision
 * record keeps of it. Who may read and add is decided by the pages.
 */
package org.canvasgate.document;
