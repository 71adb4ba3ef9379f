package io.citylake.describe.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of a kind's files have in common, and in what they differ. */
public final class FileNames {
  private static final Pattern EDGE =
      Pattern.compile("(?<=[A-Za-z0-9])(?=[^A-Za-z0-9])|(?<=[^A-Za-z0-9])(?=[A-Za-z0-9])");
  private static final Pattern DATE =
      Pattern.compile("\\d{2}|(19|20)\\d{2}|(19|20)\\d{6}|(19|20)\\d{4}|[T\\d]{15}Z?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private final List<String> paths;
  private final List<List<String>> tokens = new ArrayList<>();

  /**
   * @param paths relative ones, with slashes; at least one
   */
  public FileNames(List<String> paths) {
    this.paths = List.copyOf(paths);
    paths.forEach(path -> tokens.add(List.of(EDGE.split(path))));
  }

  private boolean areAlike() {
    int size = tokens.get(0).size();
    return tokens.stream().allMatch(path -> path.size() == size);
  }

  private Set<String> at(int place) {
    Set<String> texts = new HashSet<>();
    tokens.forEach(path -> texts.add(path.get(place)));
    return texts;
  }

  private static boolean areDates(Set<String> texts) {
    return texts.stream().allMatch(text -> DATE.matcher(text).matches());
  }

  /**
   * The expression whose group finds what tells the files apart, but for dates; empty where nothing
   * does.
   */
  public Optional<String> key() {
    if (tokens.size() < 2 || !areAlike()) {
      return Optional.empty();
    }
    StringBuilder expression = new StringBuilder();
    boolean isFound = false;
    int fileName = tokens.get(0).stream().reduce("", String::concat).lastIndexOf('/') + 1;
    int position = 0;
    for (int place = 0; place < tokens.get(0).size(); place++) {
      String first = tokens.get(0).get(place);
      Set<String> texts = at(place);
      boolean isKey = texts.size() > 1 && !areDates(texts);
      String part =
          isKey ? isFound ? "[^/]+" : "([^/]+)" : areDates(texts) ? "[0-9]+" : quoted(first);
      isFound |= isKey;
      expression.append(position >= fileName ? part : "");
      position += first.length();
    }
    return isFound ? Optional.of(expression.toString()) : Optional.empty();
  }

  private static String quoted(String text) {
    return text.replaceAll("[.+(){}\\[\\]^$|?*\\\\]", "[$0]");
  }

  /**
   * Globs for these files that match none of {@code others}: one for all of them where that can be,
   * else their names.
   */
  public List<String> globs(List<String> others) {
    if (paths.size() > 1 && areAlike()) {
      StringBuilder glob = new StringBuilder();
      for (int place = 0; place < tokens.get(0).size(); place++) {
        Set<String> texts = at(place);
        glob.append(texts.size() > 1 ? "*" : escaped(texts.iterator().next()));
      }
      String shorter = glob.toString().replaceAll("[*](-[*])+", "*");
      for (String candidate : List.of(shorter, glob.toString())) {
        if (others.stream().noneMatch(other -> matches(candidate, other))) {
          return List.of(candidate);
        }
      }
    }
    return paths.stream().map(FileNames::escaped).toList();
  }

  private static boolean matches(String glob, String path) {
    return java.nio.file.FileSystems.getDefault()
        .getPathMatcher("glob:" + glob)
        .matches(java.nio.file.Path.of(path));
  }

  private static String escaped(String text) {
    return text.replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0");
  }

  /** The words that all of the files' names have, and none of {@code others}. */
  public Optional<String> ownWord(List<String> others) {
    Set<String> common = new HashSet<>(words(paths.get(0)));
    paths.forEach(path -> common.retainAll(words(path)));
    others.forEach(other -> common.removeAll(words(other)));
    return words(paths.get(0)).stream()
        .filter(common::contains)
        .filter(word -> !DATE.matcher(word).matches())
        .findFirst();
  }

  private static List<String> words(String path) {
    return WORD.matcher(path).results().map(found -> found.group()).toList();
  }
}
