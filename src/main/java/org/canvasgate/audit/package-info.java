/**
 * The audit trail: who signed in, changed a right, released, decided or took data out. What tables
 * can tell, they tell by triggers; this room tells the rest, chains what was told, and reads it.
 */
package org.canvasgate.audit;
