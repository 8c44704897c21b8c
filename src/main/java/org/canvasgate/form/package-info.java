/**
 * What a task shows and what it takes: the contract between a form file, the room that owns it and
 * the engine. Knows no other room.
 */
package org.canvasgate.form;
