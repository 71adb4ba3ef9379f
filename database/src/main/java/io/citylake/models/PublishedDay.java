package io.citylake.models;

import io.citylake.tables.LakeInput;
import java.time.LocalDate;

/**
 * A published day is a day of a mart as readers got it.
 *
 * @param mart the mart's name
 * @param run identifies the batch run
 * @param snapshot of the mart's table
 * @param tag on that snapshot
 * @param input what the day was computed from
 * @param inputRows records of the day in that input, copies and rejections among them
 * @param rows of the mart
 */
public record PublishedDay(
    String mart,
    LocalDate day,
    String run,
    long snapshot,
    String tag,
    LakeInput input,
    long inputRows,
    long rows) {}
