/** Keys for programs: made, offered, taken, revoked, and asked for at the door of the interface. */
package org.canvasgate.identity.key;
