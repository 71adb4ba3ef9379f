package io.citylake.config;

import java.io.Serializable;

/** A secret is text that is never shown. */
public final class Secret implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that needs it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "***";
  }
}
