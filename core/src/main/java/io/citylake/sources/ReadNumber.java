package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Condition;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.Arithmetic;
import io.citylake.format.numbers.ConstantNumber;
import io.citylake.format.numbers.FlaggedNumber;
import io.citylake.format.numbers.NumberField;
import io.citylake.format.numbers.NumberSource;
import io.citylake.format.numbers.NumberText;
import io.citylake.format.numbers.WordField;
import io.citylake.format.units.UnitConversion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads where a number comes from. */
final class ReadNumber {
  private static final String DEGREES = "deg";
  private static final String SCALE = "scale";
  private static final String OFFSET = "offset";
  private static final String WHEN = "when";
  private static final List<String> CHOICES =
      Stream.concat(
              Stream.of(ReadField.FIELD, ReadField.FIELDS, ReadField.CONSTANT),
              Arrays.stream(Arithmetic.values()).map(Arithmetic::label))
          .toList();

  /** Of a number that stands in the record or in the description. */
  private static final Set<String> KEYS =
      Set.of(
          ReadField.FIELD,
          ReadField.FIELDS,
          ReadField.CONSTANT,
          ReadNumberUnit.UNIT,
          ReadNumberUnit.UNIT_FIELD,
          ReadNumberUnit.UNITS,
          ReadNumberUnit.UNIT_UNTIL,
          "air",
          SCALE,
          OFFSET,
          "missing",
          ReadNotation.DECIMAL,
          ReadNotation.THOUSANDS,
          ReadNotation.MAPPING);

  private final ConfigReader description;
  private final ReadField fields;
  private final ReadNotation notation;
  private final ReadCondition conditions;

  ReadNumber(
      ConfigReader description, ReadField fields, ReadNotation notation, ReadCondition conditions) {
    this.description = description;
    this.fields = fields;
    this.notation = notation;
    this.conditions = conditions;
  }

  /** The coordinate at {@code key}, which a description may leave out. */
  NumberSource coordinate(String key) {
    return description.has(key)
        ? number(description.section(key), key, UnitGoal.of(key, DEGREES), Set.of())
        : new ConstantNumber(key, Double.NaN);
  }

  /**
   * The metric that {@code section} describes.
   *
   * @param further keys that the section may have
   */
  NumberSource metric(ConfigReader section, UnitGoal goal, Set<String> further) {
    NumberSource number = number(section, goal.metric(), goal, with(further, Set.of(WHEN)));
    List<Condition> when = conditions.conditions(section, WHEN);
    return when.isEmpty() ? number : new FlaggedNumber(number, when);
  }

  /** The number at {@code key} of {@code parent}, in whatever unit it comes. */
  NumberSource bare(ConfigReader parent, String key) {
    if (!parent.has(key)) {
      parent.missing(key, "say which field holds it: " + key + " = name");
      return new ConstantNumber(key, Double.NaN);
    }
    ConfigReader section = parent.section(key);
    for (String unit : List.of(ReadNumberUnit.UNIT, ReadNumberUnit.UNIT_FIELD)) {
      if (section.has(unit)) {
        section.problem(unit, "put it beside " + key + ": unit = the field that names the unit");
      }
    }
    return number(section, key, UnitGoal.of(key, null), Set.of());
  }

  /** A word that belongs to a number; as {@link ReadField#word}. */
  WordField word(ConfigReader section, String key, Map<String, String> meanings, boolean isClosed) {
    return fields.word(section, key, meanings, isClosed, fields.missing(section));
  }

  /** A number that another is computed from; it goes by the name of its field. */
  NumberSource operand(ConfigReader section, UnitGoal goal) {
    String name =
        CHOICES.stream()
            .filter(section::has)
            .findFirst()
            .map(key -> key.equals(ReadField.FIELD) ? section.string(key) : "the " + key)
            .orElse("");
    return number(section, name, goal, Set.of());
  }

  /**
   * The number that {@code section} describes.
   *
   * @param name in messages
   * @param further keys that the section may have
   */
  private NumberSource number(
      ConfigReader section, String name, UnitGoal goal, Set<String> further) {
    List<String> given = CHOICES.stream().filter(section::has).toList();
    if (given.size() != 1) {
      section.problem(
          (given.isEmpty()
                  ? "it does not say where it comes from"
                  : String.join(" and ", given) + " do not go together")
              + ": give exactly one of "
              + String.join(", ", CHOICES));
      return new ConstantNumber(name, Double.NaN);
    }
    Optional<Arithmetic> arithmetic =
        Arrays.stream(Arithmetic.values()).filter(a -> section.has(a.label())).findFirst();
    if (arithmetic.isPresent()) {
      section.onlyKeys(with(further, Set.of(arithmetic.get().label(), ReadNumberUnit.UNIT)));
      return new ReadDerived(this, section, arithmetic.get(), goal).read(name);
    }
    section.onlyKeys(with(further, KEYS));
    ReadNumberUnit unit = new ReadNumberUnit(section, goal, scale(section));
    if (section.has(ReadField.CONSTANT)) {
      return new ConstantNumber(name, unit.fixed().apply(section.number(ReadField.CONSTANT)));
    }
    boolean isAngle = DEGREES.equals(goal.unit());
    NumberText written = notation.text(section);
    NumberText text = isAngle ? written.belowThousand() : written;
    Missing missing = fields.missing(section, text.notation());
    return new NumberField(name, fields.fields(section), text, unit.read(fields, missing), missing);
  }

  private static Set<String> with(Set<String> further, Set<String> keys) {
    Set<String> all = new HashSet<>(further);
    all.addAll(keys);
    return all;
  }

  private static UnitConversion scale(ConfigReader section) {
    return UnitConversion.linear(decimal(section, SCALE, 1), decimal(section, OFFSET, 0));
  }

  private static BigDecimal decimal(ConfigReader section, String key, double otherwise) {
    double number = section.number(key, otherwise);
    return Double.isFinite(number) ? BigDecimal.valueOf(number) : BigDecimal.ONE;
  }
}
