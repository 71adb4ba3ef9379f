package io.citylake.replay;

import io.citylake.send.Sender;

/** A replay that sends nothing. */
final class DryRun {
  private static final Sender NOWHERE =
      new Sender() {
        @Override
        public void send(String topic, byte[] key, byte[] payload) {}

        @Override
        public void flush() {}
      };

  private DryRun() {}

  /** What a replay of {@code plan} would send. */
  static ReplayResult of(ReplayPlan plan, long limit) {
    return new Replay(plan, Pace.atOnce(), limit, NOWHERE, ReplayListener.none()).run();
  }
}
