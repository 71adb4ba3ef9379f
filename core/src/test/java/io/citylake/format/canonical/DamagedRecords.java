package io.citylake.format.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Records with a few bytes changed, taken out, put in or exchanged. */
final class DamagedRecords {
  private static final List<byte[]> RECORDS =
      PlainRecordTest.PLAIN.stream()
          .map(text -> text.getBytes(UTF_8))
          .filter(bytes -> bytes.length < 1_000)
          .toList();

  private static final List<byte[]> FRAGMENTS =
      List.of(
          bytes("{"),
          bytes("}"),
          bytes("{}"),
          bytes("[]"),
          bytes(","),
          bytes(":"),
          bytes("\""),
          bytes("\"\""),
          bytes("\\"),
          bytes("\\\""),
          bytes("\\u0041"),
          bytes(" "),
          bytes("\n"),
          bytes("\t\r"),
          bytes("\0"),
          bytes("\u001f"),
          bytes("0"),
          bytes("-"),
          bytes("-0"),
          bytes("-0.0"),
          bytes("."),
          bytes("1e5"),
          bytes("E-3"),
          bytes("123456789"),
          bytes(".123456789"),
          bytes("null"),
          bytes("true"),
          bytes("NaN"),
          bytes("\"city\":\"Wola\","),
          bytes("\"pm10\":1,"),
          bytes(",\"pm10\":null"),
          bytes("\"metrics\":{\"pm10\":1},"),
          bytes("\"location\":{\"latitude\":1},"),
          bytes("\"attributes\":{\"a\":\"b\"},"),
          bytes("\"vendor\":{\"name\":[1,{}]},"),
          bytes("2026-02-29T00:00:00Z"),
          bytes("+18:00"),
          bytes("-00:00"),
          bytes("Z"),
          "ł€😀\uFFFD".getBytes(UTF_8),
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});

  private final Random random;

  DamagedRecords(Random random) {
    this.random = random;
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  byte[] next() {
    byte[] damaged = any(RECORDS);
    for (int hits = 1 + random.nextInt(1 + random.nextInt(3)); hits > 0; hits--) {
      damaged = damaged(damaged);
    }
    return damaged;
  }

  private byte[] damaged(byte[] record) {
    int from = random.nextInt(record.length + 1);
    int to = Math.min(record.length, from + random.nextInt(1 + random.nextInt(40)));
    byte[] piece = Arrays.copyOfRange(record, from, to);
    return switch (random.nextInt(12)) {
      case 0 -> flipped(record);
      case 1 -> replaced(record, from, to, new byte[0]);
      case 2, 3 -> replaced(record, from, from, any(FRAGMENTS));
      case 4 -> replaced(record, from, to, any(FRAGMENTS));
      case 5 -> replaced(record, from, from, piece);
      case 6 -> moved(record, from, to);
      case 7 -> Arrays.copyOf(record, from);
      case 8, 9, 10 -> overwritten(record);
      default -> spliced(record, from);
    };
  }

  private byte[] flipped(byte[] record) {
    if (record.length == 0) {
      return record;
    }
    byte[] flipped = record.clone();
    flipped[random.nextInt(record.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] overwritten(byte[] record) {
    if (record.length == 0) {
      return record;
    }
    byte[] overwritten = record.clone();
    overwritten[random.nextInt(record.length)] = (byte) (' ' + random.nextInt(95));
    return overwritten;
  }

  private byte[] moved(byte[] record, int from, int to) {
    byte[] without = replaced(record, from, to, new byte[0]);
    int place = random.nextInt(without.length + 1);
    return replaced(without, place, place, Arrays.copyOfRange(record, from, to));
  }

  private byte[] spliced(byte[] record, int from) {
    byte[] other = any(RECORDS);
    int place = random.nextInt(other.length + 1);
    return replaced(record, from, record.length, Arrays.copyOfRange(other, place, other.length));
  }

  private static byte[] replaced(byte[] record, int from, int to, byte[] piece) {
    return ByteBuffer.allocate(from + piece.length + record.length - to)
        .put(record, 0, from)
        .put(piece)
        .put(record, to, record.length - to)
        .array();
  }

  private byte[] any(List<byte[]> list) {
    return list.get(random.nextInt(list.size()));
  }
}
