package io.citylake.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What spark-submit is told.
 *
 * @param arguments its own and the job's
 */
record Submission(List<String> arguments) {
  private static final String WAIT = "spark.standalone.submit.waitAppCompletion";

  /** Whether the driver is to run on a worker, in a folder of its own. */
  boolean isOnAWorker() {
    return valuesOf("--deploy-mode").contains("cluster")
        || valuesOf("--conf").contains("spark.submit.deployMode=cluster");
  }

  /** The job's configuration file where it is named in relation to a folder. */
  Optional<String> relativeConfiguration() {
    return valuesOf("--config").stream().filter(file -> !Path.of(file).isAbsolute()).findFirst();
  }

  /** The same, and the end of a driver on a worker is waited for, unless that is decided. */
  Submission waitingForTheEnd() {
    if (!isOnAWorker() || arguments.stream().anyMatch(argument -> argument.contains(WAIT))) {
      return this;
    }
    List<String> all = new ArrayList<>(List.of("--conf", WAIT + "=true"));
    all.addAll(arguments);
    return new Submission(all);
  }

  private List<String> valuesOf(String option) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith(option + "=")) {
        values.add(arguments.get(i).substring(option.length() + 1));
      } else if (arguments.get(i).equals(option) && i + 1 < arguments.size()) {
        values.add(arguments.get(i + 1));
      }
    }
    return values;
  }
}
