package io.citylake.maintain;

import static io.citylake.maintain.FolderLake.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropAbandonedBranchesTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Clock IN_A_WEEK =
      Clock.offset(Clock.systemUTC(), WEEK.plus(Duration.ofHours(1)));

  @TempDir private Path directory;

  @Test
  void oldStagingBranchesGoAndAllOthersStay() {
    FolderLake lake = new FolderLake(directory.toString());
    lake.commitReadings(NOON);
    Table table = lake.table();
    table.manageSnapshots().createBranch("audit_left").createBranch("mine").commit();
    table.newAppend().toBranch("audit_left").commit();
    table.manageSnapshots().createBranch("audit_just_made").commit();

    DropAbandonedBranches now = new DropAbandonedBranches(WEEK, Clock.systemUTC());
    assertThat(now.run(lake.table())).isEqualTo(Outcome.NOTHING);

    DropAbandonedBranches inAWeek = new DropAbandonedBranches(WEEK, IN_A_WEEK);
    assertThat(inAWeek.plan(lake.table())).isEqualTo(new Outcome("1", List.of("audit_left")));
    assertThat(lake.table().refs()).containsKey("audit_left");
    inAWeek.run(lake.table());
    assertThat(lake.table().refs()).containsOnlyKeys("main", "mine", "audit_just_made");
  }
}
