package io.citylake.describe.flow;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.draft.MakeDrafts;
import io.citylake.describe.draft.ReadDraft;
import io.citylake.describe.draft.WriteDescription;
import io.citylake.describe.draft.Written;
import io.citylake.describe.judged.JudgeKind;
import io.citylake.describe.judged.Judged;
import io.citylake.describe.judged.Look;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.table.SampleKind;
import io.citylake.describe.table.SortByKind;
import io.citylake.describe.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a sample: sorts its files by kind, drafts a description of each kind, judges their
 * records by it, corrects it by what the readings show, and judges again.
 */
public final class Describe {
  /** Clocks of sensors run ahead, but not by more. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private final SensorCatalogue catalogue;
  private final Words words = Words.read();
  private final Instant now;

  public Describe(SensorCatalogue catalogue, Instant now) {
    this.catalogue = catalogue;
    this.now = now;
  }

  /**
   * The drafts of all kinds, corrected.
   *
   * @param name of the description, or what the names of several begin with; empty where the folder
   *     gives it
   * @param unknown takes the files that hold neither JSON nor a table
   * @throws IOException where a file cannot be read
   */
  public List<Draft> drafts(List<SampledFile> sample, String name, List<SampledFile> unknown)
      throws IOException {
    List<SampleKind> kinds = new SortByKind(words).of(sample, unknown);
    NameKinds names = new NameKinds(kinds, name);
    List<Draft> drafts = new ArrayList<>();
    for (SampleKind kind : kinds) {
      for (Draft draft :
          new MakeDrafts(catalogue, words, now.plus(AHEAD))
              .of(kind, names.name(kind), names.globs(kind))) {
        Physics physics = new Physics(draft);
        judged(draft, WriteDescription.of(draft), physics.looks());
        drafts.addAll(physics.corrected());
      }
    }
    return drafts;
  }

  /**
   * The description of {@code draft}, judged.
   *
   * @throws IOException where a file cannot be read
   */
  public Described described(Draft draft) throws IOException {
    Written written = WriteDescription.of(draft);
    return new Described(draft, written, judged(draft, written, List.of()));
  }

  private Judged judged(Draft draft, Written written, List<Look> looks) throws IOException {
    return new JudgeKind(ReadDraft.of(written, catalogue), catalogue, now, looks).of(draft.kind());
  }
}
