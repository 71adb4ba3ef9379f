package io.citylake.describe.table;

import io.citylake.format.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A column of a sample: what stands in each of its records under one name, or at one place.
 *
 * @param name as a description names the field
 * @param labels what the name may mean, normal spelling, the most exact first; none where the file
 *     names no columns
 * @param unit as the file writes it beside the name; empty where it does not
 * @param values of the table's records; empty text where a record has none
 * @param decimal the sign before decimals
 * @param isText whether JSON writes the values in quotes
 */
public record TableColumn(
    String name,
    List<String> labels,
    String unit,
    List<String> values,
    char decimal,
    boolean isText) {
  public TableColumn {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
  }

  /** The values that are there. */
  public List<String> present() {
    return values.stream().filter(value -> !value.isEmpty()).toList();
  }

  /** Whether no record has a value. */
  public boolean isEmpty() {
    return values.stream().allMatch(String::isEmpty);
  }

  /** How many values differ from each other. */
  public long distinct() {
    return values.stream().filter(value -> !value.isEmpty()).distinct().count();
  }

  /** The number that {@code value} is in this column; NaN where it is none. */
  public double number(String value) {
    return Numbers.parse(decimal == ',' ? value.replace(',', '.') : value);
  }

  /** The numbers among the values. */
  public double[] numbers() {
    return values.stream().mapToDouble(this::number).filter(Double::isFinite).toArray();
  }

  /** Which share of the values that are there are numbers, 0 to 1. */
  public double numericShare() {
    long present = values.stream().filter(value -> !value.isEmpty()).count();
    return present == 0 ? 0 : (double) numbers().length / present;
  }

  /** The number in the middle; NaN where there is none. */
  public static double median(double[] numbers) {
    double[] sorted = DoubleStream.of(numbers).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Whether the numbers are all whole. */
  public boolean isWhole() {
    return Arrays.stream(numbers()).allMatch(number -> number == Math.rint(number));
  }
}
