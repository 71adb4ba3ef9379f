package io.citylake.cli.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Results as RFC 4180 describes them: null is an empty cell, an empty text is {@code ""}. */
final class CsvResults implements SparkResults {
  private final PrintWriter out;
  private final PrintWriter err;
  private final int mostRows;
  private final CsvWriter csv;
  private boolean isFirst = true;

  CsvResults(PrintWriter out, PrintWriter err, int mostRows) {
    this.out = out;
    this.err = err;
    this.mostRows = mostRows;
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(0)
            .build(out);
  }

  @Override
  public void write(Dataset<Row> result) {
    if (result.columns().length == 0) {
      return;
    }
    if (!isFirst) {
      out.print('\n');
    }
    isFirst = false;
    csv.writeRecord(Arrays.asList(result.columns()));
    Iterator<Row> rows = asText(result).limit(mostRows).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      csv.writeRecord(IntStream.range(0, row.length()).mapToObj(row::getString).toList());
    }
  }

  @Override
  public void writeFailure(String reason) {
    err.println(reason);
    err.flush();
  }

  /** Two columns of a result may have the same name, so that they are told apart by position. */
  private static Dataset<Row> asText(Dataset<Row> result) {
    StructField[] fields = result.schema().fields();
    String[] positions =
        IntStream.range(0, fields.length).mapToObj(i -> "c" + i).toArray(String[]::new);
    return result
        .toDF(positions)
        .select(
            IntStream.range(0, fields.length)
                .mapToObj(i -> text(fields[i], col(positions[i])))
                .toArray(Column[]::new));
  }

  private static Column text(StructField field, Column value) {
    return field.dataType().equals(DataTypes.TimestampType)
        ? date_format(value, TIME_PATTERN)
        : value.cast(DataTypes.StringType);
  }
}
