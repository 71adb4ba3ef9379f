package io.citylake.models;

import io.citylake.models.MartCheck.CountLikeDayBefore;
import io.citylake.models.MartCheck.NoRows;
import io.citylake.models.MartCheck.Severity;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code sql/marts}: the models in the order of {@code models.yml}, each with its promises.
 */
public final class ReadMarts {
  private ReadMarts() {}

  /**
   * The models that the jar holds.
   *
   * @throws IllegalStateException naming the file and the key, if one of them is not as it must be
   */
  public static MartModels packed() {
    YamlNode order =
        MartFiles.yaml("models.yml").only(Set.of("staging", "intermediate", "marts", "comparison"));
    return new MartModels(
        views(order, "staging"),
        views(order, "intermediate"),
        order.required("marts").texts().stream().map(name -> mart("marts", name)).toList(),
        order.required("comparison").texts().stream()
            .map(name -> mart("comparison", name))
            .toList());
  }

  private static List<Model> views(YamlNode order, String folder) {
    return order.required(folder).texts().stream().map(name -> view(folder, name)).toList();
  }

  private static Model view(String folder, String name) {
    YamlNode file =
        named("model", folder, name).only(Set.of("model", "doc", "keep", "grain", "columns"));
    boolean isKept = file.optional("keep").map(YamlNode::isTrue).orElse(false);
    return new Model(name, sql(folder, name), file.required("doc").text(), isKept);
  }

  private static Mart mart(String folder, String name) {
    YamlNode file =
        named("mart", folder, name)
            .only(Set.of("mart", "doc", "publish", "grain", "columns", "checks"));
    List<MartColumn> columns = new ArrayList<>();
    file.required("columns").entries().forEach((key, node) -> columns.add(column(key, node)));
    List<MartCheck> checks = new ArrayList<>();
    file.optional("checks").ifPresent(n -> n.items().forEach(item -> checks.add(check(item))));
    List<String> grain = file.required("grain").texts();
    requireColumns(file, columns, grain);
    Table table =
        new Table(
            Mart.SCHEMA,
            name,
            columns.stream().map(MartColumn::column).toList(),
            grain,
            file.required("doc").text());
    boolean isPublished = file.optional("publish").map(YamlNode::isTrue).orElse(true);
    return new Mart(table, sql(folder, name), columns, checks, isPublished);
  }

  private static void requireColumns(YamlNode file, List<MartColumn> columns, List<String> grain) {
    List<String> names = columns.stream().map(MartColumn::name).toList();
    if (!names.containsAll(grain)) {
      throw file.wrong("has a grain of columns that it does not declare");
    }
    if (!grain.contains(Mart.DAY)) {
      throw file.wrong("has a grain without day");
    }
  }

  private static YamlNode named(String key, String folder, String name) {
    YamlNode file = MartFiles.yaml(folder + "/" + name + ".yml");
    if (!file.required(key).text().equals(name)) {
      throw file.wrong("calls itself " + file.required(key).text());
    }
    return file;
  }

  private static String sql(String folder, String name) {
    return MartFiles.text(folder + "/" + name + ".sql");
  }

  private static MartColumn column(String name, YamlNode node) {
    node.only(Set.of("type", "unit", "range", "doc", "optional"));
    Column.Type type = oneOf(Column.Type.class, node.required("type"));
    String doc = node.required("doc").text();
    boolean isOptional = node.optional("optional").map(YamlNode::isTrue).orElse(false);
    Column column =
        isOptional ? Column.optional(name, type, doc) : Column.required(name, type, doc);
    String unit = node.optional("unit").map(YamlNode::text).orElse("");
    return new MartColumn(column.in(unit), node.optional("range").map(ReadMarts::range));
  }

  private static MartColumn.Range range(YamlNode node) {
    List<YamlNode> ends = node.items();
    if (ends.size() != 2) {
      throw node.wrong("must be [min, max]");
    }
    return new MartColumn.Range(ends.get(0).number(), ends.get(1).number());
  }

  private static MartCheck check(YamlNode node) {
    node.only(Set.of("name", "sql", "compare", "tolerance", "severity"));
    String name = node.required("name").text();
    Severity severity = oneOf(Severity.class, node.required("severity"));
    Optional<YamlNode> sql = node.optional("sql");
    if (sql.isPresent()) {
      return new NoRows(name, sql.get().text(), severity);
    }
    if (!node.required("compare").text().equals("count")) {
      throw node.wrong("can compare nothing but count");
    }
    return new CountLikeDayBefore(name, node.required("tolerance").number(), severity);
  }

  private static <E extends Enum<E>> E oneOf(Class<E> values, YamlNode node) {
    Map<String, E> byName = new HashMap<>();
    for (E value : values.getEnumConstants()) {
      byName.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return Optional.ofNullable(byName.get(node.text()))
        .orElseThrow(() -> node.wrong("must be one of " + byName.keySet()));
  }
}
