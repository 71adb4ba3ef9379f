package io.citylake.benchmarks.cpu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads how much CPU time processes have used. */
public interface CpuMeter {

  /**
   * What has been used up to now.
   *
   * @param roots process ids by name; each counts with all that it started, ended processes too
   *     where the system tells
   */
  CpuReading read(Map<String, Long> roots);

  /** The best meter for this system: exact on Linux, elsewhere what Java knows. */
  static CpuMeter ofThisSystem() {
    Path proc = Path.of("/proc");
    return Files.isReadable(proc.resolve("stat")) ? new LinuxCpuMeter(proc) : new JavaCpuMeter();
  }
}
