/** Decision letters: from editable templates to approved papers. */
package org.canvasgate.record.letter;
