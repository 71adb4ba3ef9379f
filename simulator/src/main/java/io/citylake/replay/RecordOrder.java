package io.citylake.replay;

/** In which order recorded records are looked at. */
enum RecordOrder {
  /** As they stand in their files, one file after the other. */
  FILE("as they stand, one file after the other") {
    @Override
    RecordSequence of(ReplayPlan plan) {
      return new FileOrder(plan);
    }
  },
  /** By their event times, as a replay sends them. */
  TIME("in the order of the event times, as replay sends them") {
    @Override
    RecordSequence of(ReplayPlan plan) {
      return new EventTimeOrder(plan);
    }
  };

  private final String description;

  RecordOrder(String description) {
    this.description = description;
  }

  abstract RecordSequence of(ReplayPlan plan);

  /** For people. */
  String description() {
    return description;
  }
}
