/** What is wrong with a process, table or form, said in sentences. */
package org.canvasgate.diagram.check;
