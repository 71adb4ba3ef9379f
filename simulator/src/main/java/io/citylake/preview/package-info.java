/** What a description makes of recorded records, without Kafka and without Spark. */
package io.citylake.preview;
