package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of conf/sources/README.md that show records, as {@code # RECORD => READING}. */
class ReadmeExamplesTest {
  private static final Path README = Path.of("../conf/sources/README.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\n(.*?)^```$");
  private static final Pattern RECORD = Pattern.compile("(?m)^# (.*?) +=> +(.*)$");
  private static final String AROUND =
      """
      topics = [test]
      format = csv
      sensor_id = id
      event_time = time
      """;

  static List<Arguments> records() throws IOException {
    List<Arguments> records = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(Files.readString(README)).results().toList()) {
      RECORD
          .matcher(block.group(1))
          .results()
          .forEach(
              record ->
                  records.add(Arguments.of(record.group(1), record.group(2), block.group(1))));
    }
    return records;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void recordBecomesWhatThePageSays(String record, String reading, String description) {
    assertThat(Described.judged(AROUND + description).shown("test", record)).endsWith(reading);
  }
}
