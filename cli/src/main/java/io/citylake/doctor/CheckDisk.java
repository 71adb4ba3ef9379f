package io.citylake.doctor;

import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Room on the disks of this machine that the jobs write to. */
final class CheckDisk implements Check {
  private static final long TOO_LITTLE_BYTES = 2L << 30;
  private static final long SOON_TOO_LITTLE_BYTES = 10L << 30;

  private final Set<Path> places = new LinkedHashSet<>();

  CheckDisk(Settings settings, Path home) {
    places.add(home);
    // Spark's shuffles, and its state between checkpoints
    places.add(Path.of(System.getProperty("java.io.tmpdir")));
    addIfLocal(settings.lake().properties().get("warehouse"));
    settings.streaming().queries().values().forEach(query -> addIfLocal(query.checkpoint()));
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Finding look() throws IOException {
    Map<FileStore, Path> stores = new LinkedHashMap<>();
    for (Path place : places) {
      Path existing = existing(place);
      stores.putIfAbsent(Files.getFileStore(existing), existing);
    }
    List<String> seen = new ArrayList<>();
    long least = Long.MAX_VALUE;
    for (var store : stores.entrySet()) {
      long room = store.getKey().getUsableSpace();
      least = Math.min(least, room);
      seen.add(
          String.format(
              Locale.ROOT, "%,.1f GiB left at %s", (double) room / (1 << 30), store.getValue()));
    }
    String line = String.join(", ", seen);
    String remedy = "make room, or let citylake batch maintain expire what nobody needs";
    if (least < TOO_LITTLE_BYTES) {
      return Finding.failed(line, remedy);
    }
    return least < SOON_TOO_LITTLE_BYTES ? Finding.warn(line, remedy) : Finding.ok(line);
  }

  private void addIfLocal(String location) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    String scheme = path.toUri().getScheme();
    if (scheme == null || scheme.equals("file")) {
      places.add(Path.of(path.toUri().getPath()));
    }
  }

  /** The nearest folder above {@code place} that is there, or {@code place}. */
  private static Path existing(Path place) {
    Path existing = place.toAbsolutePath().normalize();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }
}
