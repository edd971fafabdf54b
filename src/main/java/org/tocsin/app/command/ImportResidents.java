package org.tocsin.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.exchange.Delta;
import org.tocsin.exchange.FaultTexts;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.Missing;
import org.tocsin.exchange.NotCsv;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.exchange.RowReject;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Street;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin import residents FILE`: a list of residents into the registry.
@Command
final class ImportResidents implements Callable<Integer> {
  private static final int MOST_ACCOUNTS = 20;

  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.import.file")
  private @Nullable Path file;

  @Option(names = "--rejects", paramLabel = "FILE", descriptionKey = "command.import.rejects")
  private @Nullable Path rejects;

  @Option(names = "--preview", descriptionKey = "command.import.option.preview")
  private boolean preview;

  @Option(names = "--delta", descriptionKey = "command.import.option.delta")
  private boolean delta;

  @Option(
      names = "--missing",
      paramLabel = "FILE",
      descriptionKey = "command.import.option.missing")
  private @Nullable Path missing;

  @Option(names = "--deactivate-missing", descriptionKey = "command.import.option.deactivate")
  private boolean deactivate;

  @Option(names = "--at-most", paramLabel = "N", descriptionKey = "command.import.option.at-most")
  private @Nullable Integer atMost;

  @Option(names = "--as-of", descriptionKey = "command.import.option.as-of")
  private @Nullable LocalDate asOf;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  ImportResidents(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    if (!delta && (missing != null || deactivate || asOf != null) || delta && preview) {
      throw tocsin.usage("command.import.delta.usage");
    }
    if (atMost != null && (!deactivate || atMost < 0)) {
      throw tocsin.usage("command.import.delta.at-most");
    }
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), tocsin.surroundings().clock());
              var follower = new ImportFollower(tocsin.terminal())) {
            var outcome = imported(core.residentImports(), follower);
            follower.ended();
            return report(outcome);
          }
        });
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(tocsin.surroundings().clock().getZone()).toInstant();
  }

  private ImportOutcome imported(ResidentImportService imports, ImportProgress progress) {
    var list = Objects.requireNonNull(file);
    var actor = tocsin.surroundings().actor();
    var options =
        new ImportOptions(
            Optional.ofNullable(rejects),
            tocsin.terminal().messages().language(),
            Map.of(),
            delta
                ? Optional.of(
                    new Delta(
                        Optional.ofNullable(missing),
                        deactivate,
                        Optional.ofNullable(atMost),
                        Optional.ofNullable(asOf).map(this::beginning)))
                : Optional.empty());
    return preview
        ? imports.previewFile(actor, list, options, progress)
        : imports.importFile(actor, list, options, progress);
  }

  private int report(ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Done done -> tell(done);
      case ImportOutcome.TooManyMissing many ->
          many.unreadable() > 0
              ? tocsin
                  .terminal()
                  .refuse("command.import.delta.unreadable", many.missing(), many.unreadable())
              : tocsin
                  .terminal()
                  .refuse(
                      "command.import.delta.too-many",
                      many.missing(),
                      many.most(),
                      // As it has to be typed: without the spaces of a figure that is read.
                      Integer.toString(many.missing()));
      case ImportOutcome.Previewed previewed -> tell(previewed.preview());
      case ImportOutcome.NotACsv not -> refuse(tocsin.terminal(), not.reason(), not.columns());
      case ImportOutcome.RejectsNotWritten not ->
          tocsin
              .terminal()
              .refuse("command.import.rejects." + not.why().name(), not.file().toString());
      case ImportOutcome.NoRoom room ->
          tocsin
              .terminal()
              .refuse(
                  "command.import.no-room",
                  megabytes(room.neededBytes()),
                  megabytes(room.freeBytes()));
      case ImportOutcome.CallsUnderWay _ ->
          tocsin.terminal().refuse("command.import.calls-under-way");
      case ImportOutcome.Clashed _ -> tocsin.terminal().refuse("command.import.clashed");
      case ImportOutcome.Cancelled _ -> tocsin.terminal().refuse("command.import.cancelled");
    };
  }

  private int tell(ImportOutcome.Done done) {
    var terminal = tocsin.terminal();
    var report = done.report();
    if (json) {
      terminal.json(document(report, done.missing()));
    } else {
      terminal.print(
          "command.import.done",
          report.accepted(),
          report.merged(),
          report.unchanged(),
          report.rejected(),
          seconds(report));
      if (report.moved() > 0) {
        terminal.print("command.import.moved", report.moved());
      }
      report
          .streetsAdded()
          .forEach(street -> terminal.print("command.import.street", street.name(), street.city()));
      done.missing().ifPresent(this::tellMissing);
    }
    if (report.rejected() > 0) {
      tellRejects(report, done.rejects());
    }
    return ExitCode.DONE;
  }

  private void tellMissing(Missing gone) {
    var terminal = tocsin.terminal();
    terminal.print("command.import.delta.missing", gone.files(), gone.deactivated());
    if (gone.newer() > 0) {
      terminal.print("command.import.delta.newer", gone.newer());
    }
    gone.first().stream()
        .limit(MOST_ACCOUNTS)
        .forEach(account -> terminal.print("command.import.delta.account", account.display()));
    if (missing != null) {
      terminal.print("command.import.delta.file", missing.toString());
    }
  }

  private int tell(ImportPreview seen) {
    int code = new PreviewPrinter(tocsin.terminal()).print(seen, json);
    seen.report().filter(report -> report.rejected() > 0).ifPresent(this::tellReasons);
    return code;
  }

  private void tellRejects(ImportReport report, Optional<Path> written) {
    var terminal = tocsin.terminal();
    if (written.isPresent()) {
      terminal.say("command.import.rejected-rows", report.rejected(), written.get().toString());
      return;
    }
    tellReasons(report);
    terminal.say("command.import.how-to-get-rejects");
  }

  private void tellReasons(ImportReport report) {
    var terminal = tocsin.terminal();
    var texts = new FaultTexts(terminal.messages().language());
    var reasons =
        report.rejects().stream()
            .map(reject -> new FaultyLines.Line(reject.line(), text(texts, reject)))
            .toList();
    FaultyLines.say(terminal, reasons, report.rejected());
  }

  private static String text(FaultTexts texts, RowReject reject) {
    return reject.faults().stream().map(texts::text).collect(Collectors.joining(" · "));
  }

  private static Map<String, Object> document(ImportReport report, Optional<Missing> missing) {
    var document = new LinkedHashMap<String, Object>();
    document.put("accepted", report.accepted());
    document.put("merged", report.merged());
    document.put("moved", report.moved());
    document.put("unchanged", report.unchanged());
    document.put("rejected", report.rejected());
    document.put("seconds", seconds(report));
    document.put(
        "streetsAdded", report.streetsAdded().stream().map(ImportResidents::street).toList());
    missing.ifPresent(gone -> {
      document.put("missing", gone.files());
      document.put("deactivated", gone.deactivated());
      document.put("newer", gone.newer());
      document.put("missingAccounts", gone.first().stream().map(AccountNumber::digits).toList());
    });
    return document;
  }

  /// Why a file is not a list.
  static int refuse(Terminal terminal, NotCsv reason, List<String> columns) {
    var words = new FaultTexts(terminal.messages().language()).text(reason);
    return columns.isEmpty()
        ? terminal.refuse("command.import.not-a-list", words)
        : terminal.refuse("command.import.columns", words, String.join(", ", columns));
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }

  private static String street(Street street) {
    return street.name() + ", " + street.city();
  }

  private static double seconds(ImportReport report) {
    return Math.round(report.duration().toMillis() / 10.0) / 100.0;
  }
}
