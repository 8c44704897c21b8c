/**
 * The only place that configures Camunda: what the engine may see, keep and call, how a form's
 * submission reaches its room, how a refusal reaches the person, and who may do what with a task.
 */
package org.canvasgate.engine;
