package io.citylake.sources.recording;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An unpivoted line is a record for each of some columns: a table with a column for each station
 * becomes one with a line for each station.
 *
 * @param columns names in the header; * stands for any characters and ? for one
 * @param name the column that takes the name of the column whose value a record holds
 * @param value the column that takes the value
 */
public record Unpivot(List<String> columns, String name, String value) implements Serializable {
  private static final Pattern PART = Pattern.compile("[*?]|[^*?]+");

  public Unpivot {
    columns = List.copyOf(columns);
  }

  /** Whether {@code header} names one of the columns that become records. */
  public boolean takes(String header) {
    return columns.stream().anyMatch(glob -> expression(glob).matcher(header).matches());
  }

  private static Pattern expression(String glob) {
    return Pattern.compile(
        PART.matcher(glob)
            .results()
            .map(part -> part.group())
            .map(
                part ->
                    switch (part) {
                      case "*" -> ".*";
                      case "?" -> ".";
                      default -> Pattern.quote(part);
                    })
            .reduce("", String::concat),
        Pattern.DOTALL);
  }
}
