/** {@code citylake replay-stream}: windows computed again from Kafka alone. */
package io.citylake.streaming.kappa;
