package io.citylake.session;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The plain local file system has files without Hadoop's permissions and checksums.
 *
 * <p>Without its native library Hadoop forks a {@code chmod} for each file that it makes. A
 * micro-batch makes dozens, and half of its time went into them (docs/adr/0007). Files get the
 * process's umask. A listing would fork an {@code ls} for each file, and fail where the file has
 * gone meanwhile, as metadata files do beside a running stream.
 *
 * <p>A {@link LocalFileSystem}, because that is what {@code FileSystem.getLocal} casts to: S3A
 * buffers what it uploads through it.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {
  /** For Hadoop, which makes it by {@code fs.file.impl}. */
  public PlainLocalFileSystem() {
    super(new WithoutPermissions());
    setVerifyChecksum(false);
    setWriteChecksum(false);
  }

  private static final class WithoutPermissions extends RawLocalFileSystem {
    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      return new FileStatus(
          status.getLen(),
          status.isDirectory(),
          status.getReplication(),
          status.getBlockSize(),
          status.getModificationTime(),
          status.getPath());
    }

    @Override
    public void setPermission(Path path, FsPermission permission) {
      // The umask decides.
    }
  }
}
