package io.citylake.session;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files without Hadoop's permissions and checksums.
 *
 * <p>Without its native library Hadoop forks a {@code chmod} for each file that it makes. A
 * micro-batch makes dozens: of 579 ms, 278 went into its logs and state, 7 of them without the
 * forks. Files get the process's umask.
 */
public final class PlainLocalFileSystem extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // The umask decides.
  }
}
