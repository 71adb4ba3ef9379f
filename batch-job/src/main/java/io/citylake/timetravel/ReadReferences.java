package io.citylake.timetravel;

import io.citylake.command.CommandFailed;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.timetravel.Publications.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Finds the states of a mart's table that references mean. A reference that can mean nothing is a
 * bad argument; one to what the table no longer has is a failure, and is told with what there is.
 */
final class ReadReferences {
  private static final int TAGS_SHOWN = 10;
  private static final Pattern TAG_OF_A_DAY =
      Pattern.compile("day_[0-9]{4}_[0-9]{2}_[0-9]{2}_run_.+");

  private final String name;
  private final Table table;
  private final List<LocalDate> days;
  private final Publications publications;
  private final List<ConfigProblem> unknown = new ArrayList<>();
  private final List<ConfigProblem> gone = new ArrayList<>();

  /**
   * @param name of the table, for messages
   * @param days that are to be compared; empty for all
   */
  ReadReferences(String name, Table table, List<LocalDate> days) {
    this.name = name;
    this.table = table;
    this.days = days;
    this.publications = new Publications(table);
  }

  /** The two states of a comparison. */
  record States(TableState before, TableState after) {}

  /**
   * The states that were asked for.
   *
   * @throws BadConfiguration with every reference that means nothing
   * @throws CommandFailed if the table no longer has what a reference means
   */
  States read(Asked asked) {
    if (table.currentSnapshot() == null) {
      throw new CommandFailed(name + " is empty: nothing was ever published");
    }
    Optional<TableState> after = given("--after", asked.after().orElse(SnapshotRef.MAIN_BRANCH));
    Optional<TableState> before = asked.before().flatMap(ref -> given("--before", ref));
    orThrow();
    return new States(before.orElseGet(() -> before(after.orElseThrow())), after.orElseThrow());
  }

  private Optional<TableState> given(String option, String reference) {
    Optional<Snapshot> snapshot = Optional.empty();
    Optional<Long> id = id(reference);
    Optional<Instant> time = time(reference);
    if (table.refs().containsKey(reference)) {
      snapshot = Optional.of(table.snapshot(table.refs().get(reference).snapshotId()));
    } else if (id.isPresent()) {
      snapshot = snapshotOf(option, id.get());
    } else if (time.isPresent()) {
      snapshot = asOf(option, reference, time.get());
    } else if (TAG_OF_A_DAY.matcher(reference).matches()) {
      gone(option, reference, name + " has no such tag: it has expired, or was never made");
    } else {
      unknown.add(
          new ConfigProblem(
              option,
              reference,
              "",
              "no snapshot id, no time like 2026-01-16T00:00:00Z, no tag or branch of " + name));
    }
    return snapshot.map(found -> TableState.of(reference, found));
  }

  private Optional<Snapshot> snapshotOf(String option, long id) {
    Optional<Snapshot> snapshot = Optional.ofNullable(table.snapshot(id));
    if (snapshot.isEmpty()) {
      gone(
          option,
          Long.toString(id),
          name + " has no such snapshot: it has expired, or never was there");
    }
    return snapshot;
  }

  private Optional<Snapshot> asOf(String option, String reference, Instant time) {
    Long snapshot = SnapshotUtil.nullableSnapshotIdAsOfTime(table, time.toEpochMilli());
    if (snapshot == null) {
      Instant begin = Instant.ofEpochMilli(table.history().get(0).timestampMillis());
      gone(option, reference, name + " knows its history since " + begin + " only");
      return Optional.empty();
    }
    return Optional.of(table.snapshot(snapshot));
  }

  private static Optional<Long> id(String reference) {
    try {
      return Optional.of(Long.valueOf(reference));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String reference) {
    try {
      return Optional.of(Instant.parse(reference));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void gone(String option, String reference, String why) {
    gone.add(new ConfigProblem(option, reference, "", why));
  }

  private void orThrow() {
    if (!unknown.isEmpty()) {
      throw new BadConfiguration(Stream.concat(unknown.stream(), gone.stream()).toList());
    }
    if (!gone.isEmpty()) {
      throw new CommandFailed(
          gone.stream()
              .map(p -> "%s = %s: %s".formatted(p.key(), p.value(), p.remedy()))
              .collect(Collectors.joining(System.lineSeparator() + "  ", "", whatThereIs())));
    }
  }

  /** The state before the last publication that {@code after} holds. */
  private TableState before(TableState after) {
    Publication last =
        publications
            .newest(after.snapshot(), this::isWanted)
            .orElseThrow(
                () ->
                    failed(
                        "%s holds no publication of %s that is still known: name --before"
                            .formatted(after.reference(), subject())));
    Optional<Tagged> previous =
        days.size() == 1
            ? publications.tagged(this::isWanted).stream()
                .filter(tagged -> tagged.publication().sequence() < last.sequence())
                .findFirst()
            : Optional.empty();
    return previous
        .map(tagged -> TableState.of(tagged.tag(), tagged.publication().snapshot()))
        .orElseGet(() -> parent(last));
  }

  private TableState parent(Publication publication) {
    Long parent = publication.snapshot().parentId();
    if (parent == null || table.snapshot(parent) == null) {
      throw failed(
          "the state of %s before the run %s has expired: name --before"
              .formatted(name, publication.run()));
    }
    return TableState.of("before run " + publication.run(), table.snapshot(parent));
  }

  private CommandFailed failed(String why) {
    return new CommandFailed(why + whatThereIs());
  }

  private String whatThereIs() {
    List<Tagged> tagged = publications.tagged(this::isWanted);
    String begin = System.lineSeparator() + "  ";
    if (tagged.isEmpty()) {
      return begin + "no tag keeps a publication of " + subject();
    }
    String more = tagged.size() > TAGS_SHOWN ? begin + "  and older ones" : "";
    return tagged.stream()
        .limit(TAGS_SHOWN)
        .map(
            t ->
                String.format(
                    Locale.ROOT,
                    "%s  snapshot %d",
                    t.tag(),
                    t.publication().snapshot().snapshotId()))
        .collect(
            Collectors.joining(
                begin + "  ", begin + "tags that keep " + subject() + ":" + begin + "  ", more));
  }

  private boolean isWanted(LocalDate day) {
    return days.isEmpty() || days.contains(day);
  }

  private String subject() {
    return days.isEmpty()
        ? "any day"
        : days.size() == 1 ? days.get(0).toString() : days.get(0) + " and the days after it";
  }
}
