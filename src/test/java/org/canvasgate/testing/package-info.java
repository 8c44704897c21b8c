/** What tests of every room share: a real database, an application that runs on it, a browser. */
package org.canvasgate.testing;
