package io.citylake.postgres;

import java.util.List;

/** A view in the schema {@code serving} that is generated, with what it stands on. */
interface ServingView {
  String name();

  /** What makes the view, its comments and its grants. */
  List<String> statements();

  /** The names in the view that PostgreSQL would have to cut, or cannot take at all. */
  List<String> unusableNames();

  default String qualifiedName() {
    return "serving." + Quoted.identifier(name());
  }
}
