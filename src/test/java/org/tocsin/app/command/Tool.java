package org.tocsin.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.shared.Ticks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line on a folder of its own, with what commands are given to work on.
final class Tool {
  static final Clock CLOCK = Ticks.microseconds(Clock.system(ZoneId.systemDefault()));
  static final String BUSY_STREET = "rue Occupée";
  static final String SECRET = "bell-secret";
  static final String ROW =
      "Gagnon,Luc,français,Saint-Évrard,rue du Quai,%d,,418 555-01%02d,oui,oui\n";
  static final String HEADER =
      "nom,prenom,langue,ville,rue,no_civique,code_postal,voix,actif,consentement\n";

  /// Of a policy: one call for each residence, however it ends.
  static final String ONE_TRY =
      """
      , "rounds": 1, "detectMachine": false,
        "tries": {"busy": 1, "noAnswer": 1, "rejected": 1, "congestion": 1, "failed": 1}
      """;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /// What one run came to.
  record Run(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  /// Pointed at a PBX that is not there.
  Tool(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("audio"));
    environment.put("TOCSIN_PBX_HOST", "127.0.0.1");
    environment.put("TOCSIN_PBX_PORT", "1");
    environment.put("TOCSIN_PBX_SECRET", SECRET);
    environment.put("TOCSIN_PBX_AUDIO_DIRECTORY", folder.resolve("audio").toString());
    environment.put("TOCSIN_CALLER_ID", "4185550100");
  }

  Map<String, String> environment() {
    return environment;
  }

  Path list(int residences) throws IOException {
    var rows = new StringBuilder(HEADER);
    for (int i = 1; i <= residences; i++) {
      rows.append(ROW.formatted(i, i));
    }
    return Files.writeString(folder.resolve("list.csv"), rows);
  }

  /// The same residences, each with its number for texts too.
  Path listWithTexts(int residences) throws IOException {
    var rows = new StringBuilder(HEADER.replace("voix,", "voix,sms,"));
    for (int i = 1; i <= residences; i++) {
      var number = "418 555-01%02d".formatted(i);
      rows.append(ROW.formatted(i, i).replace(number, number + "," + number));
    }
    return Files.writeString(folder.resolve("texts.csv"), rows);
  }

  Path campaign(String message) throws IOException {
    return campaign(message, "");
  }

  /// One whose line is always busy, alone in its street.
  Path busyResidence() throws IOException {
    return Files.writeString(
        folder.resolve("busy.csv"),
        HEADER + ROW.formatted(1, 70).replace("rue du Quai", BUSY_STREET));
  }

  /// @param policy more of the policy, each with a comma before it
  Path campaign(String message, String policy) throws IOException {
    return campaign(message, policy, "\"everyone\": true");
  }

  /// One that calls the busy residence alone, again after ten minutes.
  Path campaignToTheBusyOne() throws IOException {
    return campaign(
        "alerte-fr.wav",
        ", \"waitSeconds\": {\"busy\": 600}",
        "\"streets\": [{\"city\": \"Saint-Évrard\", \"street\": \"%s\"}]".formatted(BUSY_STREET));
  }

  /// @param audience what is in it
  private Path campaign(String message, String policy, String audience) throws IOException {
    Files.copy(
        Path.of("sample-data", message),
        folder.resolve(message),
        StandardCopyOption.REPLACE_EXISTING);
    return Files.writeString(
        folder.resolve("alerte.json"),
        """
        {"name": "Essai", "purpose": "emergency", "messages": {"fr": "%s"},
         "audience": {%s}, "policy": {"channels": 6, "callsPerSecond": 50%s}}
        """
            .formatted(message, audience, policy));
  }

  private List<String> withData(String... arguments) {
    var all = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings = new Surroundings(environment, System::getProperty, CLOCK);
    int code =
        new CommandLineTool(surroundings, new PrintWriter(out), new PrintWriter(err), false)
            .run(withData(arguments).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  /// H2 knows its own process: only another one finds the files taken.
  Run inAnotherProcess(String... arguments) throws IOException {
    var process = process(arguments).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.onExit().join().exitValue(), out, err);
  }

  ProcessBuilder process(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dstderr.encoding=UTF-8",
                "org.tocsin.app.Main"));
    command.addAll(withData(arguments));
    var process = new ProcessBuilder(command);
    process.environment().putAll(environment);
    return process;
  }
}
