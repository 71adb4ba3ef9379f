/**
 * The windows of Citylake's speed layer by Apache Flink: same parser, same windows, other engine.
 */
package io.citylake.benchmarks.flink;
