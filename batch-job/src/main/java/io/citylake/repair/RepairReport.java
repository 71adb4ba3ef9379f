package io.citylake.repair;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What a repair won, or would win.
 *
 * @param correction what the payloads were read with
 * @param repairId of what was written; null for a dry run or where nothing was
 * @param readingsByDay records that are readings now, by the UTC day of their event time
 * @param stillRejected by topic and the reason that holds now
 */
record RepairReport(
    Correction correction,
    String repairId,
    SortedMap<LocalDate, Long> readingsByDay,
    List<RejectionGroup> stillRejected) {

  /** How many records are readings now. */
  long readings() {
    return readingsByDay.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records are no readings now either. */
  long rejections() {
    return stillRejected.stream().mapToLong(RejectionGroup::records).sum();
  }

  RepairReport writtenAs(String id) {
    return new RepairReport(correction, id, readingsByDay, stillRejected);
  }

  /** Prints tables for people. */
  void print(PrintWriter out) {
    out.println("repair   with " + correction.name());
    AlignedRows counts = AlignedRows.withoutHeader();
    counts.add("rejected records read", readings() + rejections());
    counts.add("readings now", readings());
    counts.add("still rejected", rejections());
    counts.print(out, "  ");
    if (!stillRejected.isEmpty()) {
      out.println();
      AlignedRows table = new AlignedRows("still rejected", "reason", "records");
      stillRejected.forEach(g -> table.add(g.topic(), g.reason(), g.records()));
      table.print(out, "  ");
      PrintSamples.of(stillRejected, out);
    }
    if (!readingsByDay.isEmpty()) {
      out.println();
      AlignedRows table = new AlignedRows("day", "readings");
      readingsByDay.forEach((day, readings) -> table.add(day, readings));
      table.print(out, "  ");
    }
    out.println();
    out.println("  " + conclusion());
    out.flush();
  }

  private String conclusion() {
    if (readings() == 0) {
      return "no reading was won, nothing was written";
    }
    return repairId == null
        ? "dry run: nothing was written"
        : "written as " + repairId + "; the next daily marts take these days up";
  }
}
