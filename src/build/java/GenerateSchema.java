import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/// Generates the jOOQ classes of `org.tocsin.store.schema` from the migrations.
///
/// Migrates an empty H2 in memory and reads its tables back. Does nothing when the migrations, this
/// program and jOOQ are those of the last time.
///
/// Arguments: the folder of the migrations, the folder to write into, this file, jOOQ's version.
final class GenerateSchema {
  private static final String PACKAGE = "org.tocsin.store.schema";

  private GenerateSchema() {}

  public static void main(String[] args) throws Exception {
    var migrations = Path.of(args[0]);
    var output = Path.of(args[1]);
    var stamp = output.resolveSibling("jooq.stamp");
    var fingerprint = fingerprint(Path.of(args[2]), migrations, args[3]);
    if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
      return;
    }
    deleteTree(output);
    generate(migrations, output);
    Files.writeString(stamp, fingerprint);
  }

  private static void generate(Path migrations, Path output) throws Exception {
    var url = "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1";
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("filesystem:" + migrations + "/common", "filesystem:" + migrations + "/h2")
        .load()
        .migrate();
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("org.h2.Driver").withUrl(url).withUser("sa"))
            .withGenerator(
                new Generator()
                    .withDatabase(database())
                    .withGenerate(
                        new Generate()
                            .withGeneratedAnnotation(false)
                            // Two keys to one table would give two paths one name.
                            .withImplicitJoinPathsToOne(false)
                            .withImplicitJoinPathsToMany(false)
                            .withJavadoc(false)
                            .withComments(false)
                            .withPojos(false)
                            .withDaos(false))
                    .withTarget(
                        new Target().withPackageName(PACKAGE).withDirectory(output.toString()))));
  }

  private static Database database() {
    return new Database()
        .withName("org.jooq.meta.h2.H2Database")
        .withInputSchema("PUBLIC")
        .withOutputSchemaToDefault(true)
        .withExcludes("(?i:flyway_schema_history)")
        .withForcedTypes(
            // H2 answers in the session's zone and PostgreSQL in UTC: an instant has no zone.
            new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes("(?i:TIMESTAMP(\\(\\d\\))?\\s+WITH\\s+TIME\\s+ZONE)"));
  }

  private static String fingerprint(Path program, Path migrations, String jooqVersion)
      throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(jooqVersion.getBytes(StandardCharsets.UTF_8));
    digest.update(Files.readAllBytes(program));
    for (var folder : List.of("common", "h2")) {
      var root = migrations.resolve(folder);
      if (Files.isDirectory(root)) {
        try (var files = Files.list(root)) {
          for (var file : files.sorted().toList()) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
