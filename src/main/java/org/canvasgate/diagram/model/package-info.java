/**
 * What administrators change, as plain values: files, sets of files, findings, alterations. Knows
 * neither engine nor database.
 */
package org.canvasgate.diagram.model;
