package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRulesTest {
  private static final String FILES = "files = [\"*.csv\"]\n";
  private static final String WITH_HEADER = FILES + "header = true\n";
  private static final String RECORD = "a,2025-01-15T14:00:00,21.5";
  private static final String NEXT = "b,2025-01-15T14:00:01,22.5";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  @Test
  void linesInFrontOfTheHeaderAreLeftOutByTheirNumber() {
    folder
        .csv(WITH_HEADER + "skip-lines = 2")
        .file("a.csv", "Station \"5\nunits: C\n\nid,time,t\n" + RECORD + "\n");

    assertThat(folder.sent()).containsExactly(RECORD);
    assertThat(folder.dryRun())
        .containsPattern("no time +preamble +header +blank +first")
        .containsPattern("weather +weather +1 +1 +0 +2 +1 +1 ");
  }

  @Test
  void linesInFrontOfTheFirstRecordAreLeftOutWithoutAHeaderToo() {
    folder.csv(FILES + "skip-lines = 1").file("a.csv", "Weather\n" + RECORD + "\n");

    assertThat(folder.sent()).containsExactly(RECORD);
  }

  @Test
  void linesUpToTheOneThatTheExpressionFindsAreLeftOut() {
    folder
        .csv(WITH_HEADER + "skip-until = \"^id\\\\b\"")
        .file("a.csv", "Weather\n\"id\nid,time,t\n" + RECORD + "\n")
        .file("b.csv", "id,time,t\n" + NEXT + "\n");

    assertThat(folder.sent()).containsExactly(RECORD, NEXT);
  }

  @Test
  void lineThatTheExpressionFindsIsTheFirstRecordWithoutAHeader() {
    folder
        .csv(FILES + "skip-until = \"^[a-z],20\"")
        .file("a.csv", "Weather\n\n" + RECORD + "\n" + NEXT + "\n");

    assertThat(folder.sent()).containsExactly(RECORD, NEXT);
  }

  @Test
  void expressionThatFindsNoLineIsToldWithTheNumberOfFiles() {
    folder
        .csv(WITH_HEADER + "skip-until = \"^name\"")
        .file("a.csv", "id,time,t\n")
        .file("b.csv", "x\nid,time,t\n")
        .file("empty.csv", "");

    assertThat(folder.refusal())
        .contains("weather.recording.skip-until = ^name")
        .contains("no line is found by it in 2 of 2 files, the first is this");
  }

  @Test
  void footerAndAllBehindItAreLeftOut() {
    folder
        .csv(WITH_HEADER + "stop-at = \"^(Total|--)\"")
        .file("a.csv", "id,time,t\n" + RECORD + "\nTotal: \"1\n\n" + NEXT + "\n");

    assertThat(folder.sent()).containsExactly(RECORD);
    assertThat(folder.dryRun()).containsPattern("weather +weather +1 +1 +0 +1 +3 ");
  }

  @Test
  void commentsAreLeftOutWhereverTheyStandAndWhateverQuotesTheyHold() {
    folder
        .csv(WITH_HEADER + "comment = \"#\"")
        .file("a.csv", "# of 2025\nid,time,t\n" + RECORD + "\n# 5\" pipe\n" + NEXT + "\n#\n");

    assertThat(folder.sent()).containsExactly(RECORD, NEXT);
    assertThat(folder.dryRun()).containsPattern("weather +weather +1 +2 +0 +1 +3 ");
  }

  @Test
  void headerThatBeginsAsCommentsDoIsFoundByTheExpression() {
    folder
        .csv(WITH_HEADER + "comment = \"#\", skip-until = \"^#id\", renamed { id = \"#id\" }")
        .file("a.csv", "# Weather\n#id,time,t\n# deg\n" + RECORD + "\n");

    assertThat(folder.sent()).containsExactly(RECORD);
  }

  @Test
  void commentInNdjsonIsLeftOut() {
    String object = "{\"id\": \"a\", \"time\": \"2025-01-15T14:00:00\", \"t\": 1}";
    folder
        .json("files = [\"*.ndjson\"], comment = \"//\", skip-lines = 1, stop-at = \"^END\"")
        .file("a.ndjson", "dump\n// x\n" + object + "\nEND\n");

    assertThat(folder.sent()).containsExactly(object);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-2", "IBM437", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void textInAnyEncodingIsSentInUtf8(String encoding) {
    folder
        .csv(WITH_HEADER + "encoding = \"" + encoding + "\"")
        .file(
            "a.csv",
            "id,time,t\nM\u00fcnchen,2025-01-15T14:00:00,21.5\r\n",
            Charset.forName(encoding));

    assertThat(folder.sent()).containsExactly("M\u00fcnchen,2025-01-15T14:00:00,21.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void byteOrderMarkCountsBeforeTheEncoding(String encoding) {
    folder
        .csv(WITH_HEADER + "encoding = windows-1252")
        .file(
            "a.csv",
            "\uFEFFid,time,t\nM\u00fcnchen,2025-01-15T14:00:00,21.5\n",
            Charset.forName(encoding));

    assertThat(folder.sent()).containsExactly("M\u00fcnchen,2025-01-15T14:00:00,21.5");
  }

  @Test
  void bytesThatAreNoUtf8StayAsTheyAreWhereTheDescriptionNamesNoEncoding() {
    folder
        .csv(WITH_HEADER)
        .file("a.csv", "time,id,t\n2025-01-15T14:00:00,M\u00fc,1\n", StandardCharsets.ISO_8859_1)
        .file("b.csv", "time,id,t\n2025-01-15T14:00:01,a,2\n");

    assertThat(folder.sent())
        .containsExactly("M\uFFFD,2025-01-15T14:00:00,1", "a,2025-01-15T14:00:01,2");
  }

  @Test
  void linesThatEndWithCarriageReturnsAloneAreLines() {
    folder
        .csv(WITH_HEADER + "comment = \"#\"")
        .file("a.csv", "id,time,t\r# x\r" + RECORD + "\r\r" + NEXT);

    assertThat(folder.sent()).containsExactly(RECORD, NEXT);
  }

  @Test
  void everyMistakeInTheRulesIsToldAtOnce() {
    folder.csv(
        WITH_HEADER
            + "encoding = klingon, skip-lines = -1, skip-until = \"(\", stop-at = \"[\""
            + ", comment = \"\", skip-to = 5");

    assertThat(folder.refusal())
        .contains("recording.encoding", "no encoding that is known here")
        .contains("recording.skip-lines", "a number of lines, from 0 to")
        .contains("recording.skip-until", "give either skip-lines or skip-until")
        .contains("recording.stop-at", "no regular expression: Unclosed character class")
        .contains("recording.comment", "every line begins so")
        .contains("recording.skip-to", "no such key");
  }
}
