package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class UnservedCatalogueTest {
  @Command(name = "look")
  private static final class Look implements Callable<Integer> {
    private final String catalogue;

    private Look(String catalogue) {
      this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
      CatalogUtil.loadCatalog(
          JdbcCatalog.class.getName(),
          "lake",
          Map.of("uri", catalogue, "warehouse", "target/no-warehouse"),
          new Configuration());
      return ExitCodes.DONE;
    }
  }

  @Test
  void catalogueThatNobodyServesIsToldInOneLine() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    String catalogue = "jdbc:postgresql://localhost:" + closed + "/citylake";
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(new Look(catalogue));
    line.setErr(new PrintWriter(errors));

    assertThat(line.execute()).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString().lines())
        .containsExactly(
            "citylake: look failed: Failed to connect: %s (Connection refused): start that server, or correct its address"
                .formatted(catalogue));
  }
}
