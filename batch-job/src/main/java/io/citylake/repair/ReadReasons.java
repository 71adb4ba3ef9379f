package io.citylake.repair;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.citylake.command.Faults;
import io.citylake.reading.RejectionReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads reasons of rejections by their names, and notes every name that none has. */
final class ReadReasons {
  static final String OPTION = "--reason";

  private static final Map<String, RejectionReason> BY_NAME =
      Arrays.stream(RejectionReason.values()).collect(toMap(Enum::name, Function.identity()));

  private ReadReasons() {}

  static Set<RejectionReason> of(List<String> names, Faults faults) {
    Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
    for (String name : names) {
      RejectionReason reason = BY_NAME.get(name.strip().toUpperCase(Locale.ROOT));
      if (reason == null) {
        faults.note(OPTION, name, "no such reason; there are " + known());
      } else {
        reasons.add(reason);
      }
    }
    return reasons;
  }

  private static String known() {
    return Arrays.stream(RejectionReason.values()).map(Enum::name).collect(joining(", "));
  }
}
