package io.citylake.doctor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;

/** A check that looks at whatever a test gives it. */
record TestCheck(String name, Set<String> needs, Callable<Finding> looking) implements Check {
  static TestCheck of(String name, Callable<Finding> looking, String... needs) {
    return new TestCheck(name, Set.of(needs), looking);
  }

  @Override
  public Duration limit() {
    return Duration.ofMillis(100);
  }

  @Override
  public Finding look() throws Exception {
    return looking.call();
  }
}
