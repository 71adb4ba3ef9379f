package io.citylake.maintain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one table.
 *
 * @param outcomes of the steps that ran to their end, in their order
 * @param failure of the step that did not; those after it were left out
 */
record TableReport(
    String table, Map<Step, Outcome> outcomes, Optional<String> failure, Duration took) {}
