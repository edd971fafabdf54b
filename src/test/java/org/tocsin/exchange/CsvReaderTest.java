package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.exchange.CsvReader.Row;

class CsvReaderTest {
  @TempDir Path folder;

  private static List<Row> rows(String text, char separator) {
    try {
      var reader = new CsvReader(new StringReader(text), separator);
      var rows = new ArrayList<Row>();
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(long line, String... cells) {
    return new Row(line, List.of(cells), true);
  }

  @Test
  void quotesKeepSeparatorsLineBreaksAndDoubledQuotes() {
    assertThat(rows("a,\"b,c\",\"d \"\"e\"\"\"\n\"\",\"x\ny\",z\n", ','))
        .containsExactly(row(1, "a", "b,c", "d \"e\""), row(2, "", "x\ny", "z"));
  }

  @Test
  void aRecordHasTheLineWhereItBeginsWhateverEndsTheLines() {
    assertThat(rows("a\r\n\"b\r\nc\"\nd\re\n\n\"f\rg\n\nh\"\r\ni", ','))
        .containsExactly(
            row(1, "a"),
            row(2, "b\r\nc"),
            row(4, "d"),
            row(5, "e"),
            row(6, ""),
            row(7, "f\rg\n\nh"),
            row(11, "i"));
  }

  @Test
  void aQuoteThatIsNeverClosedIsToldWithItsLine() {
    assertThat(rows("a,b\nc,\"d\ne,f\ng,h", ','))
        .containsExactly(row(1, "a", "b"), new Row(2, List.of("c", "d\ne,f\ng,h"), false));
    assertThat(rows("a\n\"", ',')).containsExactly(row(1, "a"), new Row(2, List.of(""), false));
  }

  @Test
  void whatIsOddIsKept() {
    assertThat(rows("a\"b,\"c\"d,e\u0000f\n,\n", ','))
        .containsExactly(row(1, "a\"b", "cd", "e\u0000f"), row(2, "", ""));
    assertThat(rows("a;b,c;\n", ';')).containsExactly(row(1, "a", "b,c", ""));
    assertThat(rows("", ',')).isEmpty();
  }

  @Test
  void aCellWithoutEndDoesNotFillTheMemory() {
    var cells = rows("a," + "x".repeat(300_000) + ",b\nc\n", ',');

    assertThat(cells.getFirst().cells()).hasSize(3);
    assertThat(cells.getFirst().cells().get(1)).hasSize(100_000);
    assertThat(cells.getLast()).isEqualTo(row(2, "c"));
  }

  @Property(tries = 300)
  void whatIsWrittenQuotedIsReadBack(@ForAll("tables") List<List<String>> table) {
    var text = new StringBuilder();
    var expected = new ArrayList<Row>();
    long line = 1;
    for (var cells : table) {
      expected.add(new Row(line, cells, true));
      for (int i = 0; i < cells.size(); i++) {
        text.append(i == 0 ? "" : ";").append('"');
        text.append(cells.get(i).replace("\"", "\"\"")).append('"');
        line += cells.get(i).chars().filter(read -> read == '\n').count();
      }
      text.append("\r\n");
      line++;
    }

    assertThat(rows(text.toString(), ';')).isEqualTo(expected);
  }

  @Provide
  static Arbitrary<List<List<String>>> tables() {
    return Arbitraries.strings()
        .withChars("aé;,\"\n \u0000")
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .list()
        .ofMaxSize(6);
  }

  private List<String> opened(byte[] bytes) throws IOException {
    var file = Files.write(folder.resolve("liste.csv"), bytes);
    try (var source = CsvFile.open(file, FileProbe.of(file).encoding()).orElseThrow()) {
      var cells = new ArrayList<>(source.header());
      cells.addAll(source.next().orElseThrow().cells());
      cells.add(Character.toString(source.separator()));
      return cells;
    }
  }

  @Test
  void theEncodingTheMarkAndTheSeparatorAreFound() throws IOException {
    var text = "nom;prénom\nRoy, fils;Zoé œ €\n";
    var expected = List.of("nom", "prénom", "Roy, fils", "Zoé œ €", ";");

    assertThat(opened(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(opened(("\ufeff" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(opened(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(expected);
    assertThat(opened("a,b\nc;d,e\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("a", "b", "c;d", "e", ",");
  }

  @Test
  void aLetterCutByTheEndOfABlockIsStillUtf8() throws IOException {
    var text = "x".repeat(65_535) + "é";
    var file = Files.writeString(folder.resolve("long.csv"), text);

    assertThat(FileProbe.of(file).encoding()).isEqualTo(StandardCharsets.UTF_8);
  }
}
