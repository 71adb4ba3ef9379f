package io.citylake.format.times;

import io.citylake.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Alternative times are written in one of several forms: the first that reads a text counts.
 *
 * @param forms in their order
 */
public record AlternativeTimes(List<TimeFormat> forms) implements TimeFormat {
  public AlternativeTimes {
    forms = List.copyOf(forms);
  }

  @Override
  public long parseMicros(String text) {
    for (int i = 0; i < forms.size(); i++) {
      TimeFormat form = forms.get(i);
      long micros = form.resembles(text) ? form.parseMicros(text) : EventTime.INVALID;
      if (micros != EventTime.INVALID) {
        return micros;
      }
    }
    return EventTime.INVALID;
  }

  private Optional<TimeFormat> formOf(String text) {
    return forms.stream()
        .filter(form -> form.resembles(text) && form.parseMicros(text) != EventTime.INVALID)
        .findFirst();
  }

  @Override
  public String fault(String text) {
    return forms.stream()
        .map(form -> form.fault(text))
        .distinct()
        .collect(Collectors.joining(", and "));
  }

  @Override
  public String shifted(String text, Duration by) {
    return formOf(text).orElseThrow().shifted(text, by);
  }

  @Override
  public boolean isByOrder() {
    return forms.stream().anyMatch(TimeFormat::isByOrder);
  }

  @Override
  public Duration overlap(String text) {
    return formOf(text).map(form -> form.overlap(text)).orElse(Duration.ZERO);
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return forms.stream().allMatch(form -> form.isJoinedBy(separator, times));
  }

  @Override
  public String toString() {
    return forms.stream().map(TimeFormat::toString).collect(Collectors.joining(", or "));
  }
}
