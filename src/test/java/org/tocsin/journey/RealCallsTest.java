package org.tocsin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tocsin.app.command.CommandLineTool;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.shared.Ticks;
import org.tocsin.support.Heard;
import org.tocsin.support.Rig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A list of 200 residences becomes real calls on a real Asterisk, by the commands that a city
/// types; each residence must end as the behaviour of its number dictates.
@Tag("pbx")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(value = Rig.ALONE, mode = ResourceAccessMode.READ)
class RealCallsTest {
  private static final List<String> AREA_CODES = List.of("418", "450");
  private static final Clock CLOCK = Ticks.microseconds(Clock.system(ZoneId.systemDefault()));
  private static final Path MESSAGE = Path.of("sample-data/alerte-fr.wav");

  /// A comma that is not between quotes.
  private static final Pattern CELL_END = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private final Rig rig = Rig.open();
  private final Instant begun = Instant.now(CLOCK);
  private final Map<String, List<Call>> callsByNumber = new TreeMap<>();
  private JsonNode result = JsonMapper.shared().createObjectNode();

  /// One line of `tocsin campaign calls`.
  record Call(String outcome, int round, String keys) {}

  @BeforeAll
  void callTwoHundredResidences(@TempDir Path folder) throws IOException {
    var list = folder.resolve("residences.csv");
    Files.writeString(list, residences());
    var imported = json(folder, "import", "residents", list.toString(), "--json");
    assertThat(imported.get("accepted").asInt()).isEqualTo(200);

    Files.copy(MESSAGE, folder.resolve("message.wav"));
    var campaign = folder.resolve("alerte.json");
    Files.writeString(
        campaign,
        """
        {"name": "Essai sur un vrai PBX", "purpose": "emergency",
         "messages": {"fr": "message.wav"}, "audience": {"everyone": true},
         "policy": {"channels": 10, "callsPerSecond": 5, "rounds": 2, "ringSeconds": 8,
                    "tries": {"busy": 2, "noAnswer": 1, "rejected": 1, "congestion": 2, "heardInPart": 1},
                    "waitSeconds": {"busy": 2, "noAnswer": 2, "congestion": 2, "heardInPart": 2}}}
        """);
    result = json(folder, "campaign", "run", campaign.toString(), "--json");
    readCalls(run(folder, "campaign", "calls", result.get("campaign").asString(), "--csv"));
  }

  @Test
  void everyResidenceEndsAsItsNumberBehaves() {
    var table = new TreeMap<String, Integer>();
    var softly = new SoftAssertions();
    for (var area : AREA_CODES) {
      for (int dd = 0; dd < 100; dd++) {
        var number = area + "55501%02d".formatted(dd);
        var calls = callsByNumber.getOrDefault(number, List.of());
        var found = calls.isEmpty() ? "none" : calls.getLast().outcome();
        softly.assertThat(found).as("last outcome of …01%02d", dd).isEqualTo(expected(dd));
        softly.assertThat(calls).as("calls to …01%02d", dd).hasSize(expectedCalls(dd));
        table.merge(expected(dd) + " -> " + found, 1, Integer::sum);
      }
    }
    System.getLogger("journey").log(System.Logger.Level.INFO, "expected -> found: {0}", table);
    softly.assertAll();
  }

  @Test
  void nobodyIsCalledAfterBeingReached() {
    assertThat(callsByNumber.values())
        .allSatisfy(calls ->
            assertThat(calls.subList(0, calls.size() - 1))
                .extracting(Call::outcome)
                .doesNotContain("confirmed", "heard", "left_on_machine"));
  }

  @Test
  void theCountsAddUpToTheAudience() {
    assertThat(result.get("residences").asInt()).isEqualTo(200);
    int graded = 0;
    for (var count : result.get("grades")) {
      graded += count.asInt();
    }
    assertThat(graded).isEqualTo(200);
    assertThat(result.get("state").asString()).isEqualTo("completed");
    assertThat(result.get("attempts").asInt())
        .isEqualTo(callsByNumber.values().stream().mapToInt(List::size).sum());
  }

  @Test
  void voicemailHoldsTheWholeMessageFromItsFirstWord() {
    var softly = new SoftAssertions();
    for (var area : AREA_CODES) {
      for (int dd = 57; dd <= 69; dd++) {
        var recordings = rig.recordings(area + "55501%02d".formatted(dd), begun);
        softly.assertThat(recordings).as("recordings of …01%02d", dd).isNotEmpty();
        if (!recordings.isEmpty()) {
          var heard = Heard.of(recordings.getLast(), MESSAGE);
          softly
              .assertThat(heard.correlation())
              .as("correlation of …01%02d", dd)
              .isGreaterThan(0.95);
          softly.assertThat(heard.coveredSeconds()).as("length of …01%02d", dd).isGreaterThan(10.4);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void thePersonWhoListensHearsTheMessageAsItWasRecorded() {
    for (int dd = 30; dd <= 43; dd++) {
      var heard = Heard.of(rig.recordings("41855501" + dd, begun).getLast(), MESSAGE);
      assertThat(heard.correlation()).isGreaterThan(0.95);
      assertThat(heard.coveredSeconds()).isGreaterThan(10.4);
    }
  }

  private static String expected(int dd) {
    if (dd <= 29 || (dd >= 50 && dd <= 54) || dd == 96 || dd == 97) {
      return "confirmed";
    }
    if (dd <= 44 || dd == 99) {
      return "heard";
    }
    if (dd <= 49 || dd == 55 || dd == 56) {
      return "heard_in_part";
    }
    if (dd <= 69 || dd == 94 || dd == 95) {
      return "left_on_machine";
    }
    if (dd <= 79) {
      return "busy";
    }
    if (dd <= 87) {
      return "no_answer";
    }
    if (dd <= 90) {
      return "invalid_number";
    }
    return dd <= 93 ? "congestion" : "rejected";
  }

  private static int expectedCalls(int dd) {
    boolean again = (dd >= 70 && dd <= 79) || (dd >= 91 && dd <= 93);
    return again ? 2 : 1;
  }

  private static String residences() {
    var rows = new ArrayList<String>();
    rows.add("nom,prenom,langue,ville,rue,no_civique,code_postal,voix,actif,consentement");
    for (int i = 0; i < AREA_CODES.size(); i++) {
      for (int dd = 0; dd < 100; dd++) {
        rows.add(
            "Essai,Numéro %d,français,Saint-Évrard,rue %s,%d,,%s55501%02d,oui,oui"
                .formatted(dd, AREA_CODES.get(i), dd + 1, AREA_CODES.get(i), dd));
      }
    }
    return String.join("\n", rows) + "\n";
  }

  private void readCalls(String csv) {
    var lines = csv.lines().toList();
    var header = List.of(lines.getFirst().split(","));
    int number = header.indexOf("number");
    int outcome = header.indexOf("outcome");
    int round = header.indexOf("round");
    int keys = header.indexOf("keys");
    for (var line : lines.subList(1, lines.size())) {
      var cells = CELL_END.split(line, -1);
      callsByNumber
          .computeIfAbsent(cells[number], _ -> new ArrayList<>())
          .add(new Call(cells[outcome], Integer.parseInt(cells[round]), cells[keys]));
    }
  }

  private JsonNode json(Path folder, String... arguments) {
    return JsonMapper.shared().readTree(run(folder, arguments));
  }

  private String run(Path folder, String... arguments) {
    var environment = new HashMap<>(rig.environment());
    environment.put("TOCSIN_CALLER_ID", "4185550100");
    environment.put("TOCSIN_CHANNELS", "10");
    var surroundings =
        new Surroundings(
            environment.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            System::getProperty,
            CLOCK);
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    int code =
        new CommandLineTool(surroundings, new PrintWriter(out), new PrintWriter(err), false)
            .run(all.toArray(String[]::new));
    assertThat(code).as("exit code; it said: %s", err).isZero();
    return new String(out.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
