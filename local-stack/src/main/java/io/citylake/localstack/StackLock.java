package io.citylake.localstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to start and stop the stack of a directory.
 *
 * <p>The owner of an attached stack keeps it as long as the stack runs. The system takes it from a
 * process that dies.
 */
final class StackLock implements AutoCloseable {

  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StackException if somebody else has it
   */
  static StackLock take(Path directory) {
    var file = directory.resolve("stack.lock");
    try {
      Files.createDirectories(directory);
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw inUse(directory, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new StackLock(channel);
    } catch (IOException e) {
      throw new StackException(
          "the stack in " + directory + " was not locked", e, "make the directory writable");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("the stack was not unlocked", e, "end this process");
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another stack of this JVM has it
    }
  }

  private static StackException inUse(Path directory, String pid) {
    return new StackException(
        "the stack in " + directory + " is in use",
        "process " + pid + " runs it with itself, or is just starting or stopping it",
        "let that process end first, or use another directory");
  }
}
