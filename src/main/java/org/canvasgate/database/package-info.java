/**
 * Starting: the database that the application runs on, and what a person is told while it starts or
 * when it cannot. Without {@code spring.datasource.url} a real PostgreSQL is unpacked and run in
 * the data directory, durable, and its data survive a restart; with it, that database is used. A
 * start that cannot succeed ends in one sentence with the remedy ({@link
 * org.canvasgate.database.StartRefused}), never in a stack trace. Knows no other room and no
 * engine.
 */
package org.canvasgate.database;
