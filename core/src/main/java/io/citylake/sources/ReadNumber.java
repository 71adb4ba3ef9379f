package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.NumberField;
import io.citylake.format.units.UnitConversion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads where a number comes from. */
final class ReadNumber {
  private final ConfigReader description;
  private final ReadField fields;
  private final boolean isTextAccepted;

  /**
   * @param isTextAccepted whether numbers may be written as text
   */
  ReadNumber(ConfigReader description, ReadField fields, boolean isTextAccepted) {
    this.description = description;
    this.fields = fields;
    this.isTextAccepted = isTextAccepted;
  }

  /**
   * The number at {@code key} of {@code parent}.
   *
   * @param name in messages, and of the metric if it is one
   * @param unit to convert to
   */
  NumberField number(ConfigReader parent, String key, String name, String unit) {
    ConfigReader section = parent.section(key);
    section.onlyKeys(
        Set.of(
            ReadField.FIELD,
            ReadField.FIELDS,
            ReadField.CONSTANT,
            "unit",
            "air",
            "scale",
            "offset",
            "missing"));
    ReadField.expectOne(
        parent, key, section, List.of(ReadField.FIELD, ReadField.FIELDS, ReadField.CONSTANT));
    return new NumberField(
        name,
        fields.fields(section),
        section.has(ReadField.CONSTANT) ? section.number(ReadField.CONSTANT) : null,
        isTextAccepted,
        UnitConversion.linear(decimal(section, "scale", 1), decimal(section, "offset", 0))
            .then(new ReadUnit(section).conversion(name, unit)),
        fields.missing(section));
  }

  /** The coordinate at {@code key}, which a description may leave out. */
  NumberField coordinate(String key) {
    return description.has(key)
        ? number(description, key, key, "deg")
        : new NumberField(key, List.of(), null, false, UnitConversion.NONE, Missing.of(List.of()));
  }

  private static BigDecimal decimal(ConfigReader section, String key, double otherwise) {
    double number = section.number(key, otherwise);
    return Double.isFinite(number) ? BigDecimal.valueOf(number) : BigDecimal.ONE;
  }
}
