/** Where a planner loads proposals from files, and gets the spreadsheet to fill in. */
package org.canvasgate.tracking.imports;
