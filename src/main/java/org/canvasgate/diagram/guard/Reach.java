package org.canvasgate.diagram.guard;

import java.util.Map;
import java.util.Set;

/**
 * What a diagram may reach in the application.
 *
 * @param delegates names that a service task may name
 * @param calls by name of a bean its methods as name and number of arguments, such as {@code
 *     members/1}
 */
record Reach(Set<String> delegates, Map<String, Set<String>> calls) {}
