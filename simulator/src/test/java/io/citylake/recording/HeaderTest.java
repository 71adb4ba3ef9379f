package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTest {
  private static final String WITH_HEADER = "files = [\"*.csv\"], header = true\n";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  @Test
  void columnsAreFoundByTheirNamesInAnyOrder() {
    folder
        .csv(WITH_HEADER)
        .file("a.csv", "t,id,time\n21.5,a,2025-01-15T14:00:00\n")
        .file("b.csv", "time,t,id\n2025-01-15T14:00:01,\"22,5\",b\n");

    assertThat(folder.sent())
        .containsExactly("a,2025-01-15T14:00:00,21.5", "b,2025-01-15T14:00:01,\"22,5\"");
  }

  @Test
  void columnsThatTheDescriptionDoesNotNameAreIgnored() {
    folder
        .csv(WITH_HEADER)
        .file("a.csv", "id,note,time,t,\na,\"x\ny\",2025-01-15T14:00:00,21.5,z\n");

    assertThat(folder.sent()).containsExactly("a,2025-01-15T14:00:00,21.5");
  }

  @Test
  void otherColumnsCanBeRefused() {
    folder
        .csv(WITH_HEADER + "other-columns = refuse")
        .file("a.csv", "id,note,time,t\na,x,2025-01-15T14:00:00,21.5\n")
        .file("b.csv", "id,time,t\na,2025-01-15T14:00:01,21.5\n");

    assertThat(folder.refusal())
        .contains("weather.recording.other-columns = note")
        .contains("a.csv:1")
        .contains("is a column that the description does not name in 1 of 2 files, this one")
        .contains("name it in columns, or set recording.other-columns = ignore");
  }

  @Test
  void columnThatIsOptionalIsSentEmptyWhereAFileLacksIt() {
    folder
        .csv(WITH_HEADER + "optional-columns = [t]")
        .file("a.csv", "id,time\na,2025-01-15T14:00:00\n")
        .file("b.csv", "id,time,t\na,2025-01-15T14:00:01,21.5\n");

    assertThat(folder.sent())
        .containsExactly("a,2025-01-15T14:00:00,", "a,2025-01-15T14:00:01,21.5");
  }

  @Test
  void columnThatFilesLackIsToldOnceByItsNameWithTheFirstFileAndWhatWouldDo() {
    folder.csv(WITH_HEADER);
    for (int i = 1; i <= 9; i++) {
      folder.file("f" + i + ".csv", i % 3 == 0 ? "id,time,T (C)\n" : "id,time,t\n");
    }

    String refusal = folder.refusal();

    assertThat(refusal)
        .contains("1 configuration error, nothing was started")
        .contains("weather.columns = t")
        .contains("f3.csv:1")
        .contains("is missing in 3 of 9 files, the first is this")
        .contains("recording.optional-columns = [\"t\"]")
        .doesNotContain("header = false");
  }

  @Test
  void columnsThatTheSameFilesLackAreToldTogether() {
    folder
        .csv(WITH_HEADER)
        .file("1.csv", "id,time,t\n")
        .file("2.csv", "id\n")
        .file("3.csv", "id\n");

    assertThat(folder.refusal())
        .contains("1 configuration error,", "weather.columns = time, t ", "2.csv:1")
        .contains("are missing in 2 of 3 files, the first is this")
        .contains("recording.optional-columns = [\"time\", \"t\"]");
  }

  @Test
  void columnWhoseNameChangedOverTheYearsIsFoundByEachOfItsNames() {
    folder
        .csv(WITH_HEADER + "renamed { t = [\"T (C)\", temp], id = station }")
        .file("1.csv", "station,time,temp\na,2025-01-15T14:00:00,1\n")
        .file("2.csv", "T (C),time,id\n2,2025-01-15T14:00:01,a\n")
        .file("3.csv", "id,time,t,temp\na,2025-01-15T14:00:02,3,-\n");

    assertThat(folder.sent())
        .containsExactly(
            "a,2025-01-15T14:00:00,1", "a,2025-01-15T14:00:01,2", "a,2025-01-15T14:00:02,3");
  }

  @Test
  void likelyOtherNameOfAMissingColumnIsProposed() {
    folder.csv(WITH_HEADER).file("a.csv", "id,Time,t\n");

    assertThat(folder.refusal())
        .contains("weather.columns = time")
        .contains(
            "or, if these are other names of them: recording.renamed { \"time\" = \"Time\" }");
  }

  @Test
  void columnThatStandsTwiceIsRefusedWhereTheDescriptionNeedsItOnly() {
    folder
        .csv(WITH_HEADER)
        .file("a.csv", "id,time,t,x,x\na,2025-01-15T14:00:00,21.5,1,2\n")
        .file("b.csv", "id,time,t,t\na,2025-01-15T14:00:00,21.5,22\n");

    assertThat(folder.refusal())
        .contains("weather.columns = t ")
        .contains("stands more than once in the header in 1 of 2 files, this one")
        .doesNotContain("= x ");
  }

  @Test
  void furtherHeaderLinesAreLeftOutAndCounted() {
    folder
        .csv("files = [\"*.csv\"], header-lines = 3")
        .file("a.csv", "id,time,t\n-,UTC,\"deg\nC\"\n,,avg\na,2025-01-15T14:00:00,21.5\n");

    assertThat(folder.sent()).containsExactly("a,2025-01-15T14:00:00,21.5");
    assertThat(folder.dryRun()).containsPattern("files +records +no time +header +first");
    assertThat(folder.dryRun()).containsPattern("weather +weather +1 +1 +0 +3 ");
  }

  @Test
  void headerOfDataIsToldAsSuchAndOfNothingElse() {
    folder
        .csv(WITH_HEADER)
        .file("a.csv", "a,2025-01-15T14:00:00,21.5\n")
        .file("b.csv", "b,2025-01-15T15:00:00,22.5\n");

    assertThat(folder.refusal())
        .contains("1 configuration error")
        .contains("the first line holds data, with an event time in 2 of 2 files")
        .contains("set recording.header = false");
  }

  @Test
  void preambleInFrontOfTheHeaderIsToldWithTheKeysThatLeaveItOut() {
    folder.csv(WITH_HEADER).file("a.csv", "Weather of 2025\n\nid,time,t\n");

    assertThat(folder.refusal())
        .contains("the first line names none of the columns in the only file (\"Weather of 2025\")")
        .contains("recording.skip-lines or recording.skip-until")
        .doesNotContain("header = false");
  }

  @Test
  void headerWithAnotherSeparatorIsToldWithIt() {
    folder.csv(WITH_HEADER).file("a.csv", "id;time;t\n");

    assertThat(folder.refusal()).contains("set separator = \";\"").contains("a.csv:1");
  }

  @Test
  void headerInAnotherEncodingIsToldWithTheKey() {
    folder
        .csv(WITH_HEADER + "renamed { t = \"t\u00e9mp\" }")
        .file("a.csv", "id,time,t\u00e9mp\n", StandardCharsets.ISO_8859_1);

    assertThat(folder.refusal())
        .contains("the first line is not in UTF-8 in the only file")
        .contains("for example recording.encoding = windows-1252");
  }

  @Test
  void utf16WithoutAByteOrderMarkIsToldWithTheKey() {
    folder.csv(WITH_HEADER).file("a.csv", "id,time,t\n", StandardCharsets.UTF_16LE);

    assertThat(folder.refusal()).contains("it may be recording.encoding = UTF-16LE");
  }

  @Test
  void lineWithMoreOrFewerFieldsThanItsHeaderIsSentSoThatItIsRejectedAlone() {
    folder
        .csv(WITH_HEADER)
        .file(
            "a.csv",
            """
            time,id,x,t
            2025-01-15T14:00:00,a,1,20
            2025-01-15T14:00:01,a,21
            2025-01-15T14:00:02,a,1,22,5
            2025-01-15T14:00:03,a,1,23
            """);

    assertThat(folder.sent())
        .containsExactly(
            "a,2025-01-15T14:00:00,20",
            "2025-01-15T14:00:01,a,21,",
            "2025-01-15T14:00:02,a,1,22,5",
            "a,2025-01-15T14:00:03,23");
  }

  @Test
  void keysOfColumnsNeedAHeaderAndNamesThatThereAre() {
    folder.csv("files = [\"*.csv\"], optional-columns = [t], renamed { t = u }");
    assertThat(folder.refusal())
        .contains("recording.optional-columns", "needs a header: header = true")
        .contains("recording.renamed");

    folder.csv(
        WITH_HEADER
            + "optional-columns = [u], renamed { v = t }, other-columns = keep, header-lines = 0");
    assertThat(folder.refusal())
        .contains("no column is called u; there are id, time, t")
        .contains("no column is called v")
        .contains("choose one of ignore, refuse")
        .contains("a number of lines, from 1 to");
  }
}
