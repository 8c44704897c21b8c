package org.canvasgate.diagram.check;

/**
 * A finding in a reader's language.
 *
 * @param severity error, warning or hint
 * @param file name of the file
 * @param element id of the element; null for the whole file
 * @param name what the element is called; null for the whole file
 * @param sentence what is wrong and how to mend it
 * @param place where it can be mended; null where the element says enough
 */
public record Told(
    String severity, String file, String element, String name, String sentence, String place) {}
