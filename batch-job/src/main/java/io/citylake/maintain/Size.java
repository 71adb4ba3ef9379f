package io.citylake.maintain;

import java.util.Locale;

/** Numbers of bytes, for people. */
final class Size {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * KIB;
  private static final double GIB = 1024 * MIB;

  private Size() {}

  static String of(long bytes) {
    double size = Math.abs((double) bytes);
    if (size < MIB) {
      return String.format(Locale.ROOT, "%.1f KiB", bytes / KIB);
    }
    return size < GIB
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
        : String.format(Locale.ROOT, "%,.1f GiB", bytes / GIB);
  }
}
