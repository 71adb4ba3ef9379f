package io.citylake.streaming.run;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.streaming.queries.QueryStream;
import io.citylake.streaming.queries.StreamQuery;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.QueryCheckpoint;
import java.util.Map;

/**
 * A query that may start.
 *
 * @param claim to its checkpoint, yet to be taken
 * @param check has found nothing that speaks against it
 * @param topicIds of the topics that there are
 */
record PreparedQuery(
    StreamQuery query,
    QueryCheckpoint checkpoint,
    DriverClaim claim,
    CheckStart check,
    Map<String, String> topicIds,
    QueryStream stream) {

  /** Ends the driver at work, if there is one, and keeps what the checkpoint goes on under. */
  void takeOver() {
    claim.take();
    check.keepContract(topicIds);
  }
}
