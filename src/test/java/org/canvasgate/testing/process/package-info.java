/** The application and its PostgreSQL as processes of their own, so that a test can kill them. */
package org.canvasgate.testing.process;
