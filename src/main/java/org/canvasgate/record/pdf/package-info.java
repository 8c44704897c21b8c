/** Paper: templates become PDF with their fonts inside. */
package org.canvasgate.record.pdf;
