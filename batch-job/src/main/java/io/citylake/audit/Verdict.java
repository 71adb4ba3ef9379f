package io.citylake.audit;

import io.citylake.command.ExitCodes;

/** A verdict is what an audit comes to. */
public enum Verdict {
  /** Everything there is was looked at, and is accounted for. */
  PROVEN("every record accounted for", ExitCodes.DONE),

  /** What was looked at is accounted for; the report says what was not. */
  PROVEN_IN_PART("every record that was looked at is accounted for", ExitCodes.DONE),

  /** There is no data. */
  NOTHING_TO_PROVE("nothing to prove: neither Kafka nor the lake holds a record", ExitCodes.DONE),

  /** There is data, and nothing of it could be looked at. */
  NOTHING_PROVEN("nothing is proven", ExitCodes.FAILED),

  /** Something is missing, repeated or unexplained. */
  REFUTED("the audit does not hold", ExitCodes.UNEXPLAINED);

  private final String sentence;
  private final int exitCode;

  Verdict(String sentence, int exitCode) {
    this.sentence = sentence;
    this.exitCode = exitCode;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }

  /** What a command that audits ends with. */
  public int exitCode() {
    return exitCode;
  }
}
