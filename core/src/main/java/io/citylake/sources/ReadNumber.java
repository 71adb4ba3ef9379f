package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.ConstantNumber;
import io.citylake.format.numbers.FixedUnit;
import io.citylake.format.numbers.NumberField;
import io.citylake.format.numbers.NumberSource;
import io.citylake.format.numbers.NumberText;
import io.citylake.format.units.UnitConversion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads where a number comes from. */
final class ReadNumber {
  private static final Set<String> KEYS =
      Set.of(
          ReadField.FIELD,
          ReadField.FIELDS,
          ReadField.CONSTANT,
          "unit",
          "air",
          "scale",
          "offset",
          "missing",
          ReadNotation.DECIMAL,
          ReadNotation.THOUSANDS,
          ReadNotation.MAPPING);

  private final ConfigReader description;
  private final ReadField fields;
  private final ReadNotation notation;

  ReadNumber(ConfigReader description, ReadField fields, ReadNotation notation) {
    this.description = description;
    this.fields = fields;
    this.notation = notation;
  }

  /**
   * The number at {@code key} of {@code parent}.
   *
   * @param name in messages, and of the metric if it is one
   * @param unit to convert to
   */
  NumberSource number(ConfigReader parent, String key, String name, String unit) {
    ConfigReader section = parent.section(key);
    section.onlyKeys(KEYS);
    ReadField.expectOne(
        parent, key, section, List.of(ReadField.FIELD, ReadField.FIELDS, ReadField.CONSTANT));
    UnitConversion conversion =
        UnitConversion.linear(decimal(section, "scale", 1), decimal(section, "offset", 0))
            .then(new ReadUnit(section).conversion(name, unit));
    NumberText text = notation.text(section);
    Missing missing = fields.missing(section, text.notation());
    return section.has(ReadField.CONSTANT)
        ? new ConstantNumber(name, conversion.apply(section.number(ReadField.CONSTANT)))
        : new NumberField(name, fields.fields(section), text, new FixedUnit(conversion), missing);
  }

  /** The coordinate at {@code key}, which a description may leave out. */
  NumberSource coordinate(String key) {
    return description.has(key)
        ? number(description, key, key, "deg")
        : new ConstantNumber(key, Double.NaN);
  }

  private static BigDecimal decimal(ConfigReader section, String key, double otherwise) {
    double number = section.number(key, otherwise);
    return Double.isFinite(number) ? BigDecimal.valueOf(number) : BigDecimal.ONE;
  }
}
