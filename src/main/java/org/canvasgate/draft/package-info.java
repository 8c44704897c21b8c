/** What people have written into a form and not handed in yet. */
package org.canvasgate.draft;
