package org.canvasgate.tracking.board;

import java.util.Set;
import org.canvasgate.tracking.Reader;

/**
 * What a reader may see of the board, asked once for each page.
 *
 * @param keys under which rows are open to the reader; not asked where {@code reader.seesAll()}
 * @param own the cases open to the reader under their keys, where they are few; null where they are
 *     many, or where the reader sees all
 * @param published statuses of the cases that everybody sees
 * @param barred the cases that the reader is kept off without being a party: their steps' names are
 *     all that is told
 * @param party the cases of a reader who sees all in which the reader is a party: there nobody
 *     belongs to those who judge
 * @param unscored the cases whose score the reader may not know: those and the ones that the reader
 *     still has to judge
 */
record Eyes(
    Reader reader,
    Set<String> keys,
    Set<String> own,
    Set<String> published,
    Set<String> barred,
    Set<String> party,
    Set<String> unscored) {}
