/** People, their roles and rights, and the one door through which they sign in. */
package org.canvasgate.identity;
