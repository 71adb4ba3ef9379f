package io.citylake.repair;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.List;

/** Prints what samples of rejections look like, group by group. */
final class PrintSamples {
  private PrintSamples() {}

  static void of(List<RejectionGroup> groups, PrintWriter out) {
    for (RejectionGroup group : groups) {
      if (group.samples().isEmpty()) {
        continue;
      }
      out.println();
      out.println("  " + group.topic() + "  " + group.reason());
      AlignedRows table = new AlignedRows("partition", "offset", "detail", "payload");
      for (RejectionSample sample : group.samples()) {
        table.add(sample.partition(), sample.offset(), sample.detail(), sample.payload());
      }
      table.print(out, "    ");
    }
  }
}
