package org.canvasgate.proposal;

import java.time.LocalDate;

/**
 * A service in the register.
 *
 * @param id the proposal's id
 * @param entity key of the kind of entity that operates it; null where it is not known
 * @param operator user id of who reports its figures
 * @param operatingSince in Korea's time zone
 * @param endedOn null while it runs
 * @param outcome how it ended; null while it runs or where nobody said
 */
public record ServiceEntry(
    String id,
    String entity,
    String operator,
    LocalDate operatingSince,
    LocalDate endedOn,
    String outcome) {}
