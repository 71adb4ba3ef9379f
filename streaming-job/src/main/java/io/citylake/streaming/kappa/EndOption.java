package io.citylake.streaming.kappa;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A replay ends at {@code latest}, what Kafka holds at its start, or before a time. */
final class EndOption implements ITypeConverter<AskedPoint> {
  static final AskedPoint LATEST = AskedPoint.of("latest", ReplayPoint.LATEST);

  @Override
  public AskedPoint convert(String text) {
    if (text.equals(LATEST.text())) {
      return LATEST;
    }
    return AskedPoint.time(text)
        .orElseThrow(
            () -> new TypeConversionException("write latest or " + AskedPoint.TIME_REMEDY));
  }
}
