package io.citylake.benchmarks.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Values over time as an SVG: panels one below the other, each with its own scale, which begins at
 * 0.
 */
record LinePlot(List<Panel> panels) {
  private static final int LEFT = 70;
  private static final int PLOT_WIDTH = 620;
  private static final int PLOT_HEIGHT = 130;
  private static final int PANEL = PLOT_HEIGHT + 60;
  private static final int WIDTH = LEFT + PLOT_WIDTH + 20;

  /** A point; {@code minutes} go to the right. */
  record Point(double minutes, double value) {}

  /**
   * One curve.
   *
   * @param title above it, with the unit
   * @param points in the order of time
   */
  record Panel(String title, List<Point> points) {}

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        """,
            WIDTH,
            panels.size() * PANEL));
    for (int i = 0; i < panels.size(); i++) {
      svg.append(panel(panels.get(i), i * PANEL));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String panel(Panel panel, int y) {
    double longest = largest(panel.points().stream().map(Point::minutes).toList());
    double highest = largest(panel.points().stream().map(Point::value).toList());
    int top = y + 32;
    int bottom = top + PLOT_HEIGHT;
    String line =
        panel.points().stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        LEFT + PLOT_WIDTH * point.minutes() / longest,
                        bottom - PLOT_HEIGHT * point.value() / highest))
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        """
        <text x="10" y="%d" font-size="15">%s</text>
        <path d="M%d %dV%dH%d" fill="none" stroke="#b0b7bf"/>
        <text x="%d" y="%d" text-anchor="end">%,.1f</text>
        <text x="%d" y="%d" text-anchor="end">0</text>
        <text x="%d" y="%d" text-anchor="end">%.1f min</text>
        <polyline points="%s" fill="none" stroke="#1f77b4" stroke-width="1.5"/>
        """,
        y + 20,
        panel.title().replace("&", "&amp;").replace("<", "&lt;"),
        LEFT,
        top,
        bottom,
        LEFT + PLOT_WIDTH,
        LEFT - 6,
        top + 10,
        highest,
        LEFT - 6,
        bottom,
        LEFT + PLOT_WIDTH,
        bottom + 16,
        longest,
        line);
  }

  /** Never 0: everything is divided by it. */
  private static double largest(List<Double> values) {
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return largest > 0 ? largest : 1;
  }
}
