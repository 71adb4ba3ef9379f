package io.citylake.timetravel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The publications that a mart's table still knows. */
final class Publications {
  private static final Comparator<Tagged> NEWEST_FIRST =
      Comparator.comparingLong((Tagged tagged) -> tagged.publication().sequence()).reversed();

  private final Table table;

  Publications(Table table) {
    this.table = table;
  }

  /** A publication that is kept by a tag. */
  record Tagged(String tag, Publication publication) {}

  /** The newest publication, of one of these days, that a state of the table holds. */
  Optional<Publication> newest(long snapshot, Predicate<LocalDate> days) {
    return lineage(snapshot)
        .map(Publication::of)
        .flatMap(Optional::stream)
        .filter(publication -> days.test(publication.day()))
        .findFirst();
  }

  /** The publications of these days that are kept by tags, newest first. */
  List<Tagged> tagged(Predicate<LocalDate> days) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag())
        .flatMap(
            ref ->
                Publication.of(table.snapshot(ref.getValue().snapshotId())).stream()
                    .map(publication -> new Tagged(ref.getKey(), publication)))
        .filter(tagged -> days.test(tagged.publication().day()))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** The snapshot and those that led to it, newest first. */
  private Stream<Snapshot> lineage(long snapshot) {
    return Stream.iterate(table.snapshot(snapshot), Objects::nonNull, this::predecessor);
  }

  /** Expiry tears gaps, for example where files were compacted: tags lead on beyond them. */
  private Snapshot predecessor(Snapshot snapshot) {
    if (snapshot.parentId() == null) {
      return null;
    }
    Snapshot parent = table.snapshot(snapshot.parentId());
    return parent != null ? parent : newestTaggedBefore(snapshot.sequenceNumber());
  }

  private Snapshot newestTaggedBefore(long sequence) {
    return tagged(day -> true).stream()
        .map(tagged -> tagged.publication().snapshot())
        .filter(snapshot -> snapshot.sequenceNumber() < sequence)
        .findFirst()
        .orElse(null);
  }
}
