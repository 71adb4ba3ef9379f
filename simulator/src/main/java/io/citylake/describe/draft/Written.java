package io.citylake.describe.draft;

import java.util.List;

/**
 * A written description.
 *
 * @param text of {@code conf/sources/NAME.conf}
 * @param todos what a person has to say or to look at, each a sentence
 */
public record Written(String name, String text, List<String> todos) {
  public Written {
    todos = List.copyOf(todos);
  }
}
