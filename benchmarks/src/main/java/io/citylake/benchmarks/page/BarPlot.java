package io.citylake.benchmarks.page;

import java.util.List;
import java.util.Locale;

/**
 * Bars from left to right as an SVG, one below the other, each with its name and its value.
 *
 * @param title above the bars, with the unit
 */
record BarPlot(String title, List<Bar> bars) {
  private static final int NAME_WIDTH = 230;
  private static final int BARS_WIDTH = 420;
  private static final int WIDTH = NAME_WIDTH + BARS_WIDTH + 90;
  private static final int ROW = 24;
  private static final int TOP = 40;

  /**
   * One bar.
   *
   * @param isOurs whether it is the one that the page is about
   */
  record Bar(String name, double value, boolean isOurs) {}

  String svg() {
    double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    int height = TOP + bars.size() * ROW + 10;
    svg.append(
        String.format(
            Locale.ROOT,
            """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="10" y="22" font-size="15">%s</text>
        """,
            WIDTH,
            height,
            escaped(title)));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(row(bars.get(i), TOP + i * ROW, longest));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String row(Bar bar, int y, double longest) {
    double length = BARS_WIDTH * bar.value() / longest;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="16" fill="%s"/>
        <text x="%.1f" y="%d">%.1f</text>
        """,
        NAME_WIDTH - 8,
        y + 13,
        escaped(bar.name()),
        NAME_WIDTH,
        y,
        length,
        bar.isOurs() ? "#1f77b4" : "#b0b7bf",
        NAME_WIDTH + length + 6,
        y + 13,
        bar.value());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
