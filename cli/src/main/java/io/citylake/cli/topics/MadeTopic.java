package io.citylake.cli.topics;

import java.util.List;

/**
 * What became of a topic.
 *
 * @param state whether it was made, or was there
 * @param partitions how many it has; 0 where this user may not see them
 * @param differences what is other than a topic made here would be, each with its remedy; empty
 *     where nothing is
 */
record MadeTopic(String name, State state, int partitions, List<String> differences) {
  MadeTopic {
    differences = List.copyOf(differences);
  }

  /** Whether a topic was there before. */
  enum State {
    MADE,
    THERE
  }
}
