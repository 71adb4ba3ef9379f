package io.citylake.streaming;

import java.io.StringWriter;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that any library logs while this is open; the console stays quiet meanwhile. */
final class CapturedLog implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Level levelBefore = root.getLevel();
  private final Map<String, Appender> appendersBefore = Map.copyOf(root.getAppenders());
  private final StringWriter text = new StringWriter();
  private final WriterAppender appender;

  CapturedLog(Level level) {
    appender =
        WriterAppender.newBuilder()
            .setName("captured")
            .setTarget(text)
            .setLayout(PatternLayout.newBuilder().withPattern("%level %logger %msg%n%xEx").build())
            .build();
    appender.start();
    appendersBefore.keySet().forEach(root::removeAppender);
    root.setLevel(level);
    root.addAppender(appender, level, null);
    context.updateLoggers();
  }

  String text() {
    return text.toString();
  }

  @Override
  public void close() {
    root.removeAppender(appender.getName());
    appendersBefore.values().forEach(before -> root.addAppender(before, null, null));
    root.setLevel(levelBefore);
    context.updateLoggers();
    appender.stop();
  }
}
