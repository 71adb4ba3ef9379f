package io.citylake.tables;

/**
 * A column is one of those of Citylake's tables.
 *
 * @param name snake_case
 * @param type what it holds
 * @param presence whether it may be null
 * @param unit of its values; empty where it has none
 * @param doc one line for the data dictionary
 */
public record Column(String name, Type type, Presence presence, String unit, String doc) {

  /** What a column holds, independent of the engine. */
  public enum Type {
    TEXT("string", "text"),
    INTEGER("int", "int4"),
    LONG("bigint", "int8"),
    DOUBLE("double", "float8"),
    BOOLEAN("boolean", "bool"),
    DATE("date", "date"),
    TIMESTAMP("timestamp", "timestamptz"),
    BINARY("binary", "bytea"),
    TEXT_BY_NAME("map<string,string>", "jsonb"),
    NUMBER_BY_NAME("map<string,double>", "jsonb");

    private final String lakeName;
    private final String postgresName;

    Type(String lakeName, String postgresName) {
      this.lakeName = lakeName;
      this.postgresName = postgresName;
    }

    /** The type's name in Spark SQL. */
    public String lakeName() {
      return lakeName;
    }

    /** The type's name in PostgreSQL's catalogue. */
    public String postgresName() {
      return postgresName;
    }
  }

  /** Whether a column may be null. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  public static Column required(String name, Type type, String doc) {
    return new Column(name, type, Presence.REQUIRED, "", doc);
  }

  public static Column optional(String name, Type type, String doc) {
    return new Column(name, type, Presence.OPTIONAL, "", doc);
  }

  public Column in(String newUnit) {
    return new Column(name, type, presence, newUnit, doc);
  }

  public boolean isRequired() {
    return presence == Presence.REQUIRED;
  }
}
