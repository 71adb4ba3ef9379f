package io.citylake.streaming.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the state of a query depends on. It stands in the contract beside the checkpoint, because
 * the state would be read as something else where it changed.
 */
public interface StateContract {
  /**
   * What the contract keeps of it, by key.
   *
   * @param stored what it holds already; empty where the checkpoint is new
   */
  Map<String, String> kept(Map<String, String> stored);

  /**
   * What has changed since the state was made that it cannot follow, a phrase each.
   *
   * @param stored what the contract holds
   */
  List<String> changes(Map<String, String> stored);

  /**
   * Why no setting would help: the state is an earlier version's; empty where it is not.
   *
   * @param stored what the contract holds
   * @return what the checkpoint does, and what is the case now
   */
  Optional<String> outgrown(Map<String, String> stored);
}
