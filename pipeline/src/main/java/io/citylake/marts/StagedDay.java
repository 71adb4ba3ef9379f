package io.citylake.marts;

import io.citylake.models.Mart;
import java.time.LocalDate;

/**
 * A staged day of a mart lies on a branch of its table, where nobody reads it by chance.
 *
 * @param branch of the mart's table
 * @param parentSnapshot what the table's main branch was when the branch was made
 * @param snapshot the branch with the day written
 * @param rows of the day
 */
public record StagedDay(
    Mart mart, LocalDate day, String branch, long parentSnapshot, long snapshot, long rows) {}
