package io.citylake.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.session.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverClaimTest {
  private final SparkSession spark = TestSpark.session();

  @TempDir private Path folder;

  @Test
  void claimIsHeldUntilAnotherDriverTakesIt() {
    DriverClaim first = taken();
    assertThat(first.isHeld()).isTrue();

    DriverClaim second = taken();

    assertThat(first.isHeld()).isFalse();
    assertThat(second.isHeld()).isTrue();
    second.requireHeld();
  }

  @Test
  void whoHasLostItIsToldWhoHasTakenOver() {
    DriverClaim first = taken();
    taken();

    assertThatThrownBy(first::requireHeld)
        .isInstanceOf(TakenOver.class)
        .hasMessageMatching(
            String.format(
                Locale.ROOT,
                "another driver has taken over the records query: process %d on \\S+, application %s, since 20\\S+Z, with the checkpoint .*",
                ProcessHandle.current().pid(),
                spark.sparkContext().applicationId()));
  }

  @Test
  void whatWasExaminedBeforeAnotherTookOverGivesNoClaim() {
    DriverClaim slow = claim();
    DriverClaim quick = taken();

    assertThatThrownBy(slow::take).isInstanceOf(TakenOver.class);

    assertThat(quick.isHeld()).isTrue();
  }

  @Test
  void claimIsLostWithItsFolder() throws Exception {
    DriverClaim claim = taken();
    Files.delete(checkpoint().resolve("citylake-driver.json"));

    assertThat(claim.isHeld()).isFalse();
    assertThatThrownBy(claim::requireHeld).hasMessageContaining("somebody has emptied");
  }

  private DriverClaim taken() {
    DriverClaim claim = claim();
    claim.take();
    return claim;
  }

  private DriverClaim claim() {
    return new DriverClaim(spark, "records", checkpoint().toString());
  }

  private Path checkpoint() {
    return folder.resolve("checkpoint");
  }
}
