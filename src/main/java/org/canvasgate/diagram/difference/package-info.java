/** What differs between two versions of a process, table or form. */
package org.canvasgate.diagram.difference;
