/** Inputs that nobody means to send, for everything that reads what a person sends. */
package org.canvasgate.fuzz;
