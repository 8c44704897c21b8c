/** What people take with them: any view as a table, a case as a dossier or as a spreadsheet. */
package org.canvasgate.tracking.exports;
