package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.streaming.queries.StreamQuery;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamingJobTest {

  @Test
  void everyQueryHasItsSectionInTheConfigurationAndEverySectionItsQuery() {
    assertThat(StreamingJob.QUERIES)
        .extracting(StreamQuery::name)
        .containsExactlyInAnyOrderElementsOf(settings(Map.of()).streaming().queries().keySet());
  }

  @Test
  void onlyThoseRunThatTheConfigurationNames() {
    assertThat(StreamingJob.queries(settings(Map.of()))).isEqualTo(StreamingJob.QUERIES);
    assertThat(StreamingJob.queries(settings(Map.of("streaming.run", "[records]"))))
        .extracting(StreamQuery::name)
        .containsExactly("records");
  }

  @Test
  void whatKeepsStateSaysWhatItDependsOnAndWhereItIsKept() {
    assertThat(StreamingJob.QUERIES)
        .allSatisfy(
            query ->
                assertThat(query.state(settings(Map.of())).isPresent())
                    .isEqualTo(query.stateStore().isPresent()));
  }

  private static Settings settings(Map<String, String> keys) {
    return ReadSettings.from(Optional.empty(), Map.of(), keys);
  }
}
