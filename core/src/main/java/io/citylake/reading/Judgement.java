package io.citylake.reading;

/** What a record turned out to be. */
public sealed interface Judgement permits Reading, Rejection {}
