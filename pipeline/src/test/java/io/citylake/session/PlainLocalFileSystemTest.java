package io.citylake.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainLocalFileSystemTest {
  @TempDir Path directory;

  @Test
  void fileThatGoesWhileItsFolderIsListedDoesNotEndTheListing() throws IOException {
    Path file = Files.writeString(directory.resolve("v1.metadata.json"), "{}");
    try (PlainLocalFileSystem files = new PlainLocalFileSystem()) {
      files.initialize(directory.toUri(), new Configuration(false));
      RemoteIterator<LocatedFileStatus> listing =
          files.listLocatedStatus(new org.apache.hadoop.fs.Path(directory.toUri()));
      Files.delete(file);

      LocatedFileStatus listed = listing.next();

      assertThat(listed.getPath().getName()).isEqualTo("v1.metadata.json");
      assertThat(listed.getLen()).isEqualTo(2);
    }
  }

  @Test
  void fileIsWrittenWithoutAChecksumBesideItAsHadoopsOwnLocalFiles() throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.file.impl", PlainLocalFileSystem.class.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    // What S3A asks for its buffers: it accepts no other class.
    try (FileSystem files = FileSystem.getLocal(configuration)) {
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(directory.toUri().resolve("folder/offsets"));
      try (FSDataOutputStream content = files.create(file, /* overwrite= */ false)) {
        content.write(7);
      }

      assertThat(files).isInstanceOf(PlainLocalFileSystem.class);
      assertThat(directory.resolve("folder").toFile().list()).containsExactly("offsets");
      assertThat(files.open(file).read()).isEqualTo(7);
    }
  }
}
