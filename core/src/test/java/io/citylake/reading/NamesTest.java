package io.citylake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private final Names names = new Names();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 17, 31, 32, 33, 64, 1_000})
  void nameKeepsThePlaceWhereItCameFirst(int different) {
    Random random = new Random(different);
    Set<String> expected = new LinkedHashSet<>();
    for (int round = 0; round < 3; round++) {
      names.clear();
      expected.clear();
      for (int i = 0; i < 5 * different; i++) {
        String name = "name " + random.nextInt(different);
        expected.add(name);

        assertThat(names.name(names.place(name))).isEqualTo(name);
        assertThat(names.size()).isEqualTo(expected.size());
      }
      assertThat(all()).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void namesOfEqualHashesAreTwo() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

    assertThat(names.place("Aa")).isZero();
    assertThat(names.place("BB")).isOne();
    assertThat(names.place("Aa")).isZero();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(names.name(i));
    }
    return all;
  }
}
