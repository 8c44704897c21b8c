/** Where the engine meets the consultation: delegates, groups of bodies, and who is to be asked. */
package org.canvasgate.consultation.process;
