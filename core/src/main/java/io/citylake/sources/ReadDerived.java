package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.numbers.Arithmetic;
import io.citylake.format.numbers.DerivedNumber;
import io.citylake.format.numbers.NumberSource;
import io.citylake.format.units.UnitConversion;
import io.citylake.format.units.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a number that is computed from others, and holds their units against each other. */
final class ReadDerived {
  private static final String UNIT = "unit";
  private static final String SHARE = "1";

  private final ReadNumber numbers;
  private final ConfigReader section;
  private final Arithmetic arithmetic;
  private final UnitGoal goal;
  private final List<ConfigReader> operands;

  /**
   * @param numbers reads the operands
   * @param section that has the arithmetic's {@link Arithmetic#label} as a key
   * @param goal of what comes out
   */
  ReadDerived(ReadNumber numbers, ConfigReader section, Arithmetic arithmetic, UnitGoal goal) {
    this.numbers = numbers;
    this.section = section;
    this.arithmetic = arithmetic;
    this.goal = goal;
    this.operands = section.sections(arithmetic.label());
  }

  /** The number, or a harmless one where problems were noted. */
  NumberSource read(String name) {
    boolean isCountRight = arithmetic.takesMany() ? operands.size() > 1 : operands.size() == 2;
    if (!isCountRight) {
      section.problem(
          arithmetic.label(),
          "takes %s fields, as in %s = [a, b]"
              .formatted(arithmetic.takesMany() ? "two or more" : "two", arithmetic.label()));
    }
    return switch (arithmetic) {
      case SUM, DIFFERENCE -> ofOneUnit(name);
      case PRODUCT -> ofShares(name, stated());
      case RATIO -> isOfLikes() ? ofLikes(name) : ofShares(name, statedOrShare());
    };
  }

  /** Each operand is converted by itself: a difference of temperatures is no temperature. */
  private NumberSource ofOneUnit(String name) {
    UnitGoal each = new UnitGoal(goal.metric(), goal.unit(), stated());
    if (arithmetic == Arithmetic.SUM) {
      checkAddsUp(section);
      operands.forEach(this::checkAddsUp);
    }
    return derived(name, each, UnitConversion.NONE);
  }

  /** Nobody means anything by the sum of two temperatures in degrees of unlike zeros. */
  private void checkAddsUp(ConfigReader stating) {
    if (stating.has(UNIT) && goal.unit() != null) {
      Units.conversion(stating.string(UNIT), goal.unit())
          .filter(conversion -> !conversion.isProportional())
          .ifPresent(
              conversion ->
                  stating.problem(
                      UNIT, "does not add up in %s: their zeros differ".formatted(goal.unit())));
    }
  }

  private boolean isOfLikes() {
    return !operands.isEmpty() && operands.stream().allMatch(operand -> operand.has(UNIT));
  }

  /** A ratio of like quantities is a share, whatever their unit. */
  private NumberSource ofLikes(String name) {
    String common = operands.get(0).string(UNIT);
    for (ConfigReader operand : operands) {
      Optional<UnitConversion> conversion = Units.conversion(operand.string(UNIT), common);
      if (conversion.isPresent() && !conversion.get().isProportional()) {
        operand.problem(UNIT, "has no ratio to %s: their zeros differ".formatted(common));
      }
    }
    if (section.has(UNIT) && Units.conversion(section.string(UNIT), SHARE).isEmpty()) {
      section.problem(UNIT, "a ratio of like quantities is a share: leave the unit out");
    }
    return derived(name, UnitGoal.of(goal.metric(), common), fromShare());
  }

  /** Numbers as they stand, apart from shares; the section says what comes out. */
  private NumberSource ofShares(String name, UnitConversion result) {
    int problemsBefore = section.problemCount();
    operands.forEach(this::checkIsShare);
    boolean areShares = section.problemCount() == problemsBefore;
    return derived(name, UnitGoal.of(goal.metric(), areShares ? SHARE : null), result);
  }

  private void checkIsShare(ConfigReader operand) {
    if (operand.has(UNIT) && Units.conversion(operand.string(UNIT), SHARE).isEmpty()) {
      operand.problem(
          UNIT,
          "in a %s of unlike things only a share has a unit here: leave it out, and say by %s's own"
                  .formatted(arithmetic.label(), goal.metric())
              + " unit what comes out of the numbers as they stand");
    }
  }

  private NumberSource derived(String name, UnitGoal each, UnitConversion result) {
    List<NumberSource> sources = new ArrayList<>();
    operands.forEach(operand -> sources.add(numbers.operand(operand, each)));
    return new DerivedNumber(name, arithmetic, List.copyOf(sources), result);
  }

  /** From the unit that the section states; as the goal says where it states none. */
  private UnitConversion stated() {
    return section.has(UNIT) ? new ReadUnit(section).conversion(goal) : goal.otherwise();
  }

  private UnitConversion statedOrShare() {
    boolean isShare =
        !section.has(UNIT) || Units.conversion(section.string(UNIT), SHARE).isPresent();
    return isShare ? fromShare() : stated();
  }

  private UnitConversion fromShare() {
    if (goal.unit() == null) {
      return UnitConversion.NONE;
    }
    Optional<UnitConversion> conversion = Units.conversion(SHARE, goal.unit());
    if (conversion.isEmpty()) {
      section.problem(
          arithmetic.label(),
          "a ratio is a share, and %s is in %s: say with unit what comes out where it is none"
              .formatted(goal.metric(), goal.unit()));
    }
    return conversion.orElse(UnitConversion.NONE);
  }
}
