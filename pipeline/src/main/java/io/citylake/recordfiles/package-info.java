/**
 * Records into Parquet files of {@code lake.raw.records}: from the judged record into columns, from
 * columns into pages, from pages into files, and the files into the table, once.
 *
 * <p>Written for what a sensor's record is: of 80 columns a dozen are not null, and most of their
 * values come again and again. docs/adr/0018 tells why this is not left to a library.
 */
package io.citylake.recordfiles;
