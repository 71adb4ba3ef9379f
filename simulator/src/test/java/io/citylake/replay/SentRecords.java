package io.citylake.replay;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.send.Sender;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The records that a replay gives to its sender. */
public final class SentRecords implements Sender {
  private final List<String> payloads = new ArrayList<>();

  private SentRecords() {}

  /** The payloads of all recordings in a folder that holds their descriptions, too. */
  public static List<String> of(Path folder) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
    List<SourceDescription> sources =
        ReadSources.fromDirectory(folder, ReadCatalogue.defaults(), problems);
    problems.orThrow();
    SentRecords sent = new SentRecords();
    try (ReplayPlan plan = ReplayPlan.of(sources, folder, Shift.none())) {
      new Replay(plan, Pace.atOnce(), Replay.UNLIMITED, sent, ReplayListener.none()).run();
    }
    return sent.payloads;
  }

  @Override
  public void send(String topic, byte[] key, byte[] payload) {
    payloads.add(new String(payload, StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {}
}
