package io.citylake.json;

import java.util.Locale;
import java.util.Random;

/** Event times, some of which do not exist. */
public final class RandomTimes {
  private RandomTimes() {}

  public static String next(Random random) {
    StringBuilder time = new StringBuilder();
    time.append(
        String.format(
            Locale.ROOT,
            "%04d-%02d-%02dT%02d:%02d:%02d",
            random.nextInt(4) == 0 ? random.nextInt(10_000) : 1950 + random.nextInt(120),
            usuallyBelow(13, random),
            usuallyBelow(32, random),
            usuallyBelow(24, random),
            usuallyBelow(60, random),
            usuallyBelow(60, random)));
    if (random.nextInt(4) > 0) {
      time.append('.');
      for (int decimals = random.nextInt(11); decimals > 0; decimals--) {
        time.append(random.nextInt(10));
      }
    }
    return time.append(offset(random)).toString();
  }

  private static String offset(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> "Z";
      case 5 -> String.format(Locale.ROOT, "+%02d", random.nextInt(20));
      case 6 -> "-00:00";
      case 7 -> "";
      default ->
          String.format(
              Locale.ROOT,
              "%c%02d:%02d",
              random.nextBoolean() ? '+' : '-',
              random.nextInt(20),
              usuallyBelow(60, random));
    };
  }

  private static int usuallyBelow(int limit, Random random) {
    return random.nextInt(50) == 0 ? limit + random.nextInt(3) : random.nextInt(limit);
  }
}
