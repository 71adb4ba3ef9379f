package io.citylake.streaming;

/** How a run of the job ended, and what it wrote for people to read. */
record Outcome(int exitCode, String errors) {}
