package io.citylake.describe.flow;

import io.citylake.describe.draft.Draft;
import io.citylake.describe.draft.Written;
import io.citylake.describe.judged.Judged;

/** A description with what became of the sample's records under it. */
public record Described(Draft draft, Written written, Judged judged) {}
