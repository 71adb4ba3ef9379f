package io.citylake.docs;

import io.citylake.reading.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each rejection means, as its Javadoc says. */
final class RejectionMeanings {
  private static final Path SOURCE =
      Path.of("../core/src/main/java/io/citylake/reading/RejectionReason.java");
  private static final String CONSTANT = "/\\*\\*([^/]*?)\\*/\\s+%s\\b";

  private RejectionMeanings() {}

  /**
   * The meanings by reason, in the order in which a reason is chosen.
   *
   * @throws IllegalStateException if one has no Javadoc
   */
  static Map<RejectionReason, String> read() throws IOException {
    String source = Files.readString(SOURCE);
    Map<RejectionReason, String> meanings = new LinkedHashMap<>();
    for (RejectionReason reason : RejectionReason.values()) {
      Matcher javadoc = Pattern.compile(CONSTANT.formatted(reason.name())).matcher(source);
      if (!javadoc.find()) {
        throw new IllegalStateException(reason + " has no Javadoc");
      }
      meanings.put(reason, inMarkdown(javadoc.group(1)));
    }
    return meanings;
  }

  private static String inMarkdown(String javadoc) {
    return javadoc
        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .strip();
  }
}
