package io.citylake.postgres;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.command.CommandFailed;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.ReadMarts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows the sensor catalogue and the marts in PostgreSQL: the metrics in {@code live.metrics}, one
 * wide view per sensor type and one per mart in the schema {@code serving}, and the marts' tables.
 * What is unchanged is left alone.
 *
 * <p>To change anything needs the rights of the owner, who ran the migrations; a writer can make
 * sure that there is nothing to change.
 */
public final class PublishCatalogue {
  /** The schema's own views, whose names no sensor type can have. */
  private static final Set<String> TAKEN =
      Set.of("metrics", "progress", "published", "queries", "windows");

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('citylake catalogue', 0))";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String DEPENDENT_OBJECTS = "2BP01";

  private final PostgresPool pool;
  private final MartModels marts;

  public PublishCatalogue(PostgresPool pool) {
    this.pool = pool;
    this.marts = ReadMarts.packed();
  }

  /**
   * Makes PostgreSQL show {@code catalogue}, all of it or, on a failure, what it showed before.
   *
   * @return what changed, in words; empty where nothing did
   * @throws BadConfiguration if a name in the catalogue cannot be a view's or a column's
   * @throws CommandFailed if something must change and the user is not the owner, or somebody's own
   *     view depends on one that must change
   */
  public List<String> publish(SensorCatalogue catalogue) throws SQLException {
    List<ServingView> views = views(catalogue);
    try {
      return InTransaction.run(pool, connection -> publish(connection, catalogue, views));
    } catch (SQLException e) {
      if (SqlStates.of(e).equals(INSUFFICIENT_PRIVILEGE)) {
        throw new CommandFailed(
            "the sensor catalogue has changed and "
                + pool
                + " may not publish it: publish it as the owner of the schemas",
            e);
      }
      if (SqlStates.of(e).equals(DEPENDENT_OBJECTS)) {
        throw new CommandFailed(
            "the sensor catalogue has changed, and a view in serving cannot be made anew while"
                + " others depend on it: drop those, and create them again afterwards: "
                + e.getMessage(),
            e);
      }
      throw e;
    }
  }

  private static List<String> publish(
      Connection connection, SensorCatalogue catalogue, List<ServingView> views)
      throws SQLException {
    try (var lock = connection.createStatement()) {
      lock.execute(ONE_AT_A_TIME);
    }
    List<String> changes = new ArrayList<>();
    changes.addAll(new PublishedMetrics(connection).become(catalogue));
    changes.addAll(new PublishedViews(connection).become(views));
    return changes;
  }

  private List<ServingView> views(SensorCatalogue catalogue) {
    List<MartView> ofMarts =
        marts.published().stream()
            .filter(mart -> !mart.name().equals(Mart.WINDOWS))
            .map(MartView::new)
            .toList();
    List<WideView> ofTypes = catalogue.types().stream().map(WideView::new).toList();
    requireUsableNames(ofTypes, ofMarts);
    List<ServingView> views = new ArrayList<>(ofMarts);
    views.addAll(ofTypes);
    return views;
  }

  private static void requireUsableNames(List<WideView> ofTypes, List<MartView> ofMarts) {
    Set<String> taken = new HashSet<>(TAKEN);
    ofMarts.forEach(view -> taken.add(view.name()));
    List<ConfigProblem> problems = new ArrayList<>();
    for (WideView view : ofTypes) {
      if (taken.contains(view.name())) {
        problems.add(problem(view, view.name(), "serving has a view of this name: choose another"));
      }
      for (String name : view.unusableNames()) {
        problems.add(problem(view, name, "must be 1 to 63 bytes to name a view or column"));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
  }

  private static ConfigProblem problem(WideView view, String name, String remedy) {
    return new ConfigProblem("sensors." + view.name(), name, "the sensor catalogue", remedy);
  }
}
