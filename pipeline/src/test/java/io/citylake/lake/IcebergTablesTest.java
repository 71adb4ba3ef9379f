package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.citylake.postgres.PostgresOutage;
import io.citylake.session.TestSpark;
import java.net.ServerSocket;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class IcebergTablesTest {

  @Test
  void catalogueThatCannotBeOpenedIsAnOutageAndNoMissingTable() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    SparkSession spark = TestSpark.session();
    String catalog = "spark.sql.catalog.away";
    spark.conf().set(catalog, "org.apache.iceberg.spark.SparkCatalog");
    spark.conf().set(catalog + ".type", "jdbc");
    spark.conf().set(catalog + ".uri", "jdbc:postgresql://localhost:" + closed + "/citylake");
    spark.conf().set(catalog + ".warehouse", "target/no-warehouse");

    Throwable failure = catchThrowable(() -> IcebergTables.load(spark, "away.raw.records"));

    assertThat(PostgresOutage.explains(failure)).as("%s", failure).isTrue();
  }
}
