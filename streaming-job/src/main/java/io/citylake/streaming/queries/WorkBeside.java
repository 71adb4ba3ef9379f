package io.citylake.streaming.queries;

/**
 * Work of a query that no record has to wait for: it is done while the queries run already.
 *
 * @param what in words, for logs
 * @param work fails where the job has to end
 */
public record WorkBeside(String what, Runnable work) {}
