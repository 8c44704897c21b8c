/** The second factor: codes that a telephone makes, and recovery codes for the day it is lost. */
package org.canvasgate.identity.factor;
