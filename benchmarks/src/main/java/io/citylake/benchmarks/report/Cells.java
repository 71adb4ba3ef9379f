package io.citylake.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers are shown to people in the same way by every table; what is not known is left empty. */
public final class Cells {
  private static final double MIB = 1 << 20;

  private Cells() {}

  /** Without decimals, thousands separated. */
  public static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  public static String whole(OptionalDouble number) {
    return number.isPresent() ? whole(number.getAsDouble()) : "";
  }

  /** With two decimals. */
  public static String decimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  public static String decimals(OptionalDouble number) {
    return number.isPresent() ? decimals(number.getAsDouble()) : "";
  }

  /** With one decimal. */
  public static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  public static String tenths(OptionalDouble number) {
    return number.isPresent() ? tenths(number.getAsDouble()) : "";
  }

  /** A share, 0 to 1, in percent. */
  public static String percent(OptionalDouble share) {
    return share.isPresent() ? whole(100 * share.getAsDouble()) + " %" : "";
  }

  /** Bytes, in MiB. */
  public static String mebibytes(OptionalDouble bytes) {
    return bytes.isPresent() ? whole(bytes.getAsDouble() / MIB) : "";
  }
}
