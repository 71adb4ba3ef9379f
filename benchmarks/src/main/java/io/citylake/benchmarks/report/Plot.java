package io.citylake.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A plot is an SVG for the published page: bars, or curves over time. */
public final class Plot {
  private static final String OURS = "#1f77b4";
  private static final String OTHERS = "#b0b7bf";

  private static final int NAMES_WIDTH = 230;
  private static final int BARS_WIDTH = 420;
  private static final int BARS_TOP = 40;
  private static final int ROW = 24;

  private static final int CURVE_LEFT = 70;
  private static final int CURVE_WIDTH = 620;
  private static final int CURVE_HEIGHT = 130;
  private static final int PANEL = CURVE_HEIGHT + 60;

  private Plot() {}

  /**
   * One bar.
   *
   * @param isOurs whether it is the one that the page is about
   */
  public record Bar(String name, double value, boolean isOurs) {}

  /** One point of a curve. */
  public record Point(double minutes, double value) {}

  /**
   * One curve.
   *
   * @param title above it, with the unit
   * @param points in the order of time
   */
  public record Panel(String title, List<Point> points) {}

  /**
   * Bars from left to right, one below the other, each with its name and its value.
   *
   * @param title above the bars, with the unit
   */
  public static String bars(String title, List<Bar> bars) {
    double longest = largest(bars, Bar::value);
    StringBuilder svg = new StringBuilder();
    svg.append(svg(NAMES_WIDTH + BARS_WIDTH + 90, BARS_TOP + bars.size() * ROW + 10));
    svg.append(title(title, 22));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bar(bars.get(i), BARS_TOP + i * ROW, longest));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Bar bar, int y, double longest) {
    double length = BARS_WIDTH * bar.value() / longest;
    return text(NAMES_WIDTH - 8, y + 13, bar.name())
        + String.format(
            Locale.ROOT,
            """
            <rect x="%d" y="%d" width="%.1f" height="16" fill="%s"/>
            <text x="%.1f" y="%d">%.1f</text>
            """,
            NAMES_WIDTH,
            y,
            length,
            bar.isOurs() ? OURS : OTHERS,
            NAMES_WIDTH + length + 6,
            y + 13,
            bar.value());
  }

  /** Curves one below the other, each with its own scale, which begins at 0. */
  public static String lines(List<Panel> panels) {
    StringBuilder svg = new StringBuilder();
    svg.append(svg(CURVE_LEFT + CURVE_WIDTH + 20, panels.size() * PANEL));
    for (int i = 0; i < panels.size(); i++) {
      svg.append(panel(panels.get(i), i * PANEL));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String panel(Panel panel, int y) {
    double longest = largest(panel.points(), Point::minutes);
    double highest = largest(panel.points(), Point::value);
    int top = y + 32;
    int bottom = top + CURVE_HEIGHT;
    int right = CURVE_LEFT + CURVE_WIDTH;
    String points =
        panel.points().stream()
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        CURVE_LEFT + CURVE_WIDTH * point.minutes() / longest,
                        bottom - CURVE_HEIGHT * point.value() / highest))
            .collect(Collectors.joining(" "));
    return title(panel.title(), y + 20)
        + String.format(
            Locale.ROOT,
            "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"%s\"/>\n",
            CURVE_LEFT,
            top,
            bottom,
            right,
            OTHERS)
        + text(CURVE_LEFT - 6, top + 10, String.format(Locale.ROOT, "%,.1f", highest))
        + text(CURVE_LEFT - 6, bottom, "0")
        + text(right, bottom + 16, String.format(Locale.ROOT, "%.1f min", longest))
        + String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n",
            points,
            OURS);
  }

  private static String svg(int width, int height) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        """,
        width,
        height);
  }

  private static String title(String title, int y) {
    return String.format(
        Locale.ROOT, "<text x=\"10\" y=\"%d\" font-size=\"15\">%s</text>\n", y, escaped(title));
  }

  /** Text that ends at a place. */
  private static String text(int x, int y, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
        x,
        y,
        escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Never 0: everything is divided by it. */
  private static <T> double largest(List<T> all, ToDoubleFunction<T> value) {
    double largest = all.stream().mapToDouble(value).max().orElse(1);
    return largest > 0 ? largest : 1;
  }
}
