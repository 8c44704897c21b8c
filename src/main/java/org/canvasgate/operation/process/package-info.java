/** Gate 4's delegates: each reads facts, makes one call and writes facts. */
package org.canvasgate.operation.process;
