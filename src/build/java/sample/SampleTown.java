package sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the sample lists: {@code java src/build/java/sample/SampleTown.java sample-data}. The same
 * bytes at each run: one seed, no clock, no locale, strict mathematics.
 */
public final class SampleTown {
  private static final long SEED = 20_250_612L;

  private SampleTown() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: java SampleTown.java OUTDIR");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<Street> streets = Town.streets();
    List<List<String>> residences = new ArrayList<>(List.of(Residences.HEADER));
    residences.addAll(new Residences(new Random(SEED)).rows(streets));
    write(folder.resolve("residences.csv"), residences);
    write(folder.resolve("rues.csv"), streetRows(streets));
    Files.writeString(folder.resolve("rues.geojson"), GeoJson.of(streets));

    Street unfinished =
        streets.stream().filter(s -> s.name().equals(Town.UNFINISHED)).findFirst().orElseThrow();
    int free = Residences.builtTo(unfinished) + 1;
    FaultyList windows = Faults.windows(free);
    FaultyList unicode = Faults.unicode(free + 80);
    Files.write(
        folder.resolve("residences-sales.csv"), windows.bytes(Charset.forName("windows-1252")));
    Files.write(folder.resolve("residences-sales-utf8.csv"), unicode.bytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("README.md"), Readme.text(windows.table(), unicode.table()));
  }

  private static List<List<String>> streetRows(List<Street> streets) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            ("ville,rue,civique_de,civique_a,latitude_de,longitude_de,latitude_a,longitude_a,alias")
                .split(",")));
    for (Street street : streets) {
      List<String> row = new ArrayList<>(List.of(street.city(), street.name()));
      row.addAll(List.of(String.valueOf(street.from()), String.valueOf(street.to())));
      row.addAll(street.start());
      row.addAll(street.end());
      row.add(street.alias());
      rows.add(row);
    }
    return rows;
  }

  private static void write(Path file, List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(Csv.record(',', row)).append('\n');
    }
    Files.writeString(file, text);
  }
}
