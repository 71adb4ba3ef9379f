package io.citylake.format;

import io.citylake.reading.RejectionReason;

/** It is noted here that one member of a record is bad. */
@FunctionalInterface
public interface NoteBad {
  /**
   * Notes it.
   *
   * @param name as the sender calls the member
   * @param detail for people, with the name
   */
  void note(String name, RejectionReason reason, String detail);
}
