package io.citylake.cli.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Results for programs: each is one line, {@code {"columns":[{"name":..,"type":..}],"data":[{..}]}}
 * with Spark's names of types and an object for each row, or {@code {"error":..}}. So a program
 * that keeps the command open writes a statement and reads a line.
 */
final class JsonResults implements SparkResults {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> OPTIONS =
      Map.of("ignoreNullFields", "false", "timestampFormat", TIME_PATTERN);

  private final PrintWriter out;
  private final int mostRows;

  JsonResults(PrintWriter out, int mostRows) {
    this.out = out;
    this.mostRows = mostRows;
  }

  @Override
  public void write(Dataset<Row> result) {
    ObjectNode line = JSON.createObjectNode();
    var columns = line.putArray("columns");
    for (StructField field : result.schema().fields()) {
      columns.addObject().put("name", field.name()).put("type", field.dataType().simpleString());
    }
    var data = line.putArray("data");
    rows(result).forEach(row -> data.addRawValue(new RawValue(row)));
    out.println(line);
  }

  @Override
  public void writeFailure(String reason) {
    out.println(JSON.createObjectNode().put("error", reason));
  }

  private List<String> rows(Dataset<Row> result) {
    return result.columns().length == 0
        ? List.of()
        : result
            .limit(mostRows)
            .select(to_json(struct(col("*")), OPTIONS))
            .as(Encoders.STRING())
            .collectAsList();
  }
}
