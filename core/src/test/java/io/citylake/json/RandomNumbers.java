package io.citylake.json;

import java.math.BigDecimal;
import java.util.Random;

/** Numbers as senders write them. */
public final class RandomNumbers {
  private RandomNumbers() {}

  /** A number of JSON without an exponent, of up to 20 digits before the point and after it. */
  public static String decimal(Random random) {
    StringBuilder number = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    if (random.nextInt(4) == 0) {
      number.append('0');
    } else {
      number.append((char) ('1' + random.nextInt(9)));
      appendDigits(number, fewRatherThanMany(random), random);
    }
    if (random.nextInt(3) > 0) {
      number.append('.').append((char) ('0' + random.nextInt(10)));
      appendDigits(number, fewRatherThanMany(random), random);
    }
    return number.toString();
  }

  /** The shortest text of a double of any size, without an exponent. */
  static String ofDouble(Random random) {
    double number;
    do {
      number = Double.longBitsToDouble(random.nextLong());
    } while (!Double.isFinite(number));
    return new BigDecimal(Double.toString(number)).toPlainString();
  }

  /** The same of a double as measurements have it. */
  static String ofMeasurement(Random random) {
    double number = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
    return new BigDecimal(Double.toString(number)).toPlainString();
  }

  private static int fewRatherThanMany(Random random) {
    return random.nextInt(1 + random.nextInt(20));
  }

  private static void appendDigits(StringBuilder number, int count, Random random) {
    for (int i = 0; i < count; i++) {
      number.append((char) ('0' + random.nextInt(10)));
    }
  }
}
