package io.citylake.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message is one line between the harness and a contestant.
 *
 * @param word what it is about
 * @param text what the word needs; empty where it needs nothing
 */
public record Message(Word word, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first word of a line. */
  public enum Word {
    /** Contestant: its JVM is up and waits. */
    READY,
    /** Harness: do this phase, {@code RUN {json}}. */
    RUN,
    /** Harness: let the running phase end, see {@link Contestant#stop}. */
    STOP,
    /** Contestant: see {@link Marks#begin}. */
    BEGIN,
    /** Contestant: see {@link Marks#read}, {@code READ number}. */
    READ,
    /** Contestant: see {@link Marks#figure}, {@code FIGURE name number}. */
    FIGURE,
    /** Contestant: see {@link Marks#end}. */
    END,
    /** Contestant: the phase is over, and the contestant waits again. */
    DONE,
    /** Contestant: the phase went wrong, {@code FAILED why}; its log says more. */
    FAILED
  }

  /** A message of one word. */
  public static Message of(Word word) {
    return new Message(word, "");
  }

  /** The order to do a phase. */
  public static Message run(Phase phase) {
    try {
      return new Message(Word.RUN, JSON.writeValueAsString(phase));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no phase that can be written: " + phase, e);
    }
  }

  /** What a contestant says of itself. */
  public static Message figure(Figure figure, long value) {
    return new Message(Word.FIGURE, figure.name() + " " + value);
  }

  /** The message that a line holds; empty for a line that is none. */
  public static Optional<Message> parse(String line) {
    String[] parts = line.split(" ", 2);
    return Arrays.stream(Word.values())
        .filter(word -> word.name().equals(parts[0]))
        .findFirst()
        .map(word -> new Message(word, parts.length == 1 ? "" : parts[1]));
  }

  /**
   * The phase that a {@link Word#RUN} carries.
   *
   * @throws IllegalArgumentException where it carries none
   */
  public Phase phase() {
    try {
      return JSON.readValue(text, Phase.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no phase: " + text, e);
    }
  }

  /**
   * The figure that a {@link Word#FIGURE} carries.
   *
   * @throws IllegalArgumentException where it carries none that is known
   */
  public Figure figure() {
    return Figure.valueOf(text.split(" ", 2)[0]);
  }

  /** The number that a {@link Word#READ} or a {@link Word#FIGURE} carries. */
  public long number() {
    return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
  }

  /** The message as a line, without its end. */
  public String line() {
    return text.isEmpty() ? word.name() : word.name() + " " + text.replaceAll("\\R", " | ");
  }
}
