package io.citylake.marts;

import io.citylake.models.Mart;
import io.citylake.models.MartCheck.Severity;
import io.citylake.models.MartColumn;
import io.citylake.tables.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What grain and columns of a mart promise of every day. */
final class PromisesOfColumns {
  private PromisesOfColumns() {}

  static List<BadRows> of(Mart mart) {
    return List.of(
        uniqueGrain(mart),
        ofEach(mart, "required columns are present", PromisesOfColumns::isMissing),
        ofEach(mart, "values are within their range", PromisesOfColumns::isOutOfRange),
        ofEach(mart, "rows are of the day", PromisesOfColumns::isOfAnotherDay));
  }

  /** Of a grain that stands three times two rows are bad. */
  private static BadRows uniqueGrain(Mart mart) {
    String grain =
        mart.grain().stream().map(PromisesOfColumns::quoted).collect(Collectors.joining(", "));
    return new BadRows(
        "grain is unique",
        Severity.FAIL,
        Optional.empty(),
        "select %1$s, count(*) as rows from this group by %1$s having count(*) > 1"
            .formatted(grain),
        "coalesce(sum(rows - 1), 0)",
        /* tellsNulls= */ true);
  }

  /** NaN is no value either: every comparison with it surprises. */
  private static Optional<String> isMissing(MartColumn column) {
    String name = quoted(column.name());
    List<String> conditions = new ArrayList<>();
    if (column.column().isRequired()) {
      conditions.add(name + " is null");
    }
    if (column.column().type() == Column.Type.DOUBLE) {
      conditions.add("isnan(" + name + ")");
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", conditions));
  }

  private static Optional<String> isOutOfRange(MartColumn column) {
    return column
        .range()
        .map(
            range ->
                quoted(column.name())
                    + " not between double('"
                    + range.min()
                    + "') and double('"
                    + range.max()
                    + "')");
  }

  private static Optional<String> isOfAnotherDay(MartColumn column) {
    return column.name().equals(Mart.DAY) ? Optional.of("not (day <=> :day)") : Optional.empty();
  }

  /** Rows that are bad in any of their columns: told are those, and which row it is. */
  private static BadRows ofEach(
      Mart mart, String check, Function<MartColumn, Optional<String>> isBad) {
    List<String> bad = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (MartColumn column : mart.columns()) {
      String name = quoted(column.name());
      String text = "coalesce(string(" + name + "), 'null')";
      Optional<String> isBadHere = isBad.apply(column).map(sql -> "coalesce(" + sql + ", false)");
      isBadHere.ifPresent(bad::add);
      if (mart.grain().contains(column.name())) {
        told.add(text + " as " + name);
      } else {
        isBadHere.ifPresent(sql -> told.add("if(" + sql + ", " + text + ", null) as " + name));
      }
    }
    String condition = bad.isEmpty() ? "false" : String.join(" or ", bad);
    return new BadRows(
        check,
        Severity.FAIL,
        Optional.of(condition),
        "select " + String.join(", ", told) + " from this where " + condition,
        "count(*)",
        /* tellsNulls= */ false);
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
