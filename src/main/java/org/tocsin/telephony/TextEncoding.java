package org.tocsin.telephony;

/// How the words of a text are written on the air, and what a segment then holds: 140 bytes, six of
/// which tell its place when there are several (3GPP TS 23.038 and 23.040).
public enum TextEncoding {
  /// Seven bits a character, of an alphabet that has é, è, à, ù and Ç but neither ê, ô nor ç.
  GSM_7(160, 153),
  /// Two bytes a character, any of them; emojis take four.
  UCS_2(70, 67);

  private final int alone;
  private final int joined;

  TextEncoding(int alone, int joined) {
    this.alone = alone;
    this.joined = joined;
  }

  /// Units in a text of one segment.
  public int alone() {
    return alone;
  }

  /// Units in each segment of a text of several.
  public int joined() {
    return joined;
  }
}
