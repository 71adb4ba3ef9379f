package io.citylake.doctor;

import io.citylake.command.Causes;
import io.citylake.session.HadoopFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * A place can be written, listed and deleted in, and refuses to make what is there already. What
 * this check makes it takes away again.
 */
final class CheckFileStore implements Check {
  private static final byte[] CONTENT = "citylake doctor".getBytes(StandardCharsets.UTF_8);

  private final String name;
  private final Path place;
  private final Path probe;
  private final String key;
  private final HadoopFiles files;

  /**
   * @param place folder; it need not be there
   * @param key of the configuration that names it
   */
  CheckFileStore(String name, String place, String key, HadoopFiles files) {
    this.name = name;
    this.place = new Path(place);
    this.probe = new Path(place, ".citylake-doctor-" + UUID.randomUUID());
    this.key = key;
    this.files = files;
  }

  /** The name of the check of the place where a query keeps its checkpoint. */
  static String ofCheckpoint(String query) {
    return query + " storage";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Finding look() {
    FileSystem store;
    try {
      store = files.of(place);
    } catch (UnsupportedFileSystemException e) {
      return Finding.failed(
          e.getMessage(),
          "write %s with file: or s3a:, or put the library of its scheme on the class path"
              .formatted(key));
    } catch (IOException e) {
      return Finding.failed(place + ": " + Causes.innermost(e), remedy());
    }
    try {
      List<Path> made = missingFolders(store);
      try {
        return tried(store);
      } finally {
        store.delete(probe, /* recursive= */ true);
        for (Path folder : made) {
          store.delete(folder, /* recursive= */ false);
        }
      }
    } catch (IOException e) {
      return Finding.failed(place + ": " + Causes.innermost(e), remedy());
    }
  }

  private Finding tried(FileSystem store) throws IOException {
    Path file = new Path(probe, "probe");
    long begin = System.nanoTime();
    write(store, file);
    long written = System.nanoTime();
    if (!Arrays.equals(read(store, file), CONTENT)) {
      return Finding.failed(place + " gives back other bytes than were written", remedy());
    }
    if (!lists(store, file)) {
      return Finding.failed(
          place + " does not list what was written a moment ago",
          "use a store whose listings are consistent");
    }
    if (!refusesSecond(store, file)) {
      return Finding.failed(
          place + " lets a file be made that is there already",
          "use a store that refuses it: otherwise one writer silently overwrites another's file");
    }
    long deletion = System.nanoTime();
    store.delete(file, /* recursive= */ false);
    if (store.exists(file)) {
      return Finding.failed(place + " keeps what was deleted", remedy());
    }
    return Finding.ok(
        String.format(
            Locale.ROOT,
            "%s: write %d ms, delete %d ms; lists it, and refuses to make it twice",
            store.makeQualified(place),
            millis(begin, written),
            millis(deletion, System.nanoTime())));
  }

  private String remedy() {
    return "correct %s, or let this user write there".formatted(key);
  }

  /** The folders above the probe that are not there yet, the innermost first. */
  private List<Path> missingFolders(FileSystem store) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path folder = place;
        folder != null && !store.exists(folder);
        folder = folder.getParent()) {
      missing.add(folder);
    }
    return missing;
  }

  private static void write(FileSystem store, Path file) throws IOException {
    try (FSDataOutputStream out = store.create(file, /* overwrite= */ false)) {
      out.write(CONTENT);
    }
  }

  private static byte[] read(FileSystem store, Path file) throws IOException {
    try (FSDataInputStream in = store.open(file)) {
      return in.readAllBytes();
    }
  }

  private static boolean lists(FileSystem store, Path file) throws IOException {
    return Arrays.stream(store.listStatus(file.getParent()))
        .anyMatch(status -> status.getPath().getName().equals(file.getName()));
  }

  private static boolean refusesSecond(FileSystem store, Path file) throws IOException {
    try {
      write(store, file);
      return false;
    } catch (FileAlreadyExistsException e) {
      return true;
    }
  }

  private static long millis(long fromNanos, long untilNanos) {
    return Duration.ofNanos(untilNanos - fromNanos).toMillis();
  }
}
