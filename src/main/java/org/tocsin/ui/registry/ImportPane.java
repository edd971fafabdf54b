package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.exchange.FaultTexts;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportReport;
import org.tocsin.registry.Street;
import org.tocsin.ui.common.FilePicker;

/// A list of residents brought in: chosen, followed, told.
final class ImportPane {
  private final RegistryViewModel model;
  private final Words words;
  private final FilePicker picker;
  private final FaultTexts reasons;
  private final ImportParts parts;
  private final PreviewPane preview;
  private final PastImportsPane past;
  private final VBox root = new VBox();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label progress = new Label();
  private final Button stop = new Button();
  private final VBox running;
  private final VBox content = new VBox();

  ImportPane(RegistryViewModel model, Words words, FilePicker picker) {
    this.model = model;
    this.words = words;
    this.picker = picker;
    this.reasons = new FaultTexts(words.texts().language());
    this.parts = new ImportParts(words, reasons);
    this.past = new PastImportsPane(model.pastImports(), words);
    this.preview = new PreviewPane(model.imports(), words, parts);
    root.getStyleClass().add("import");
    var title = new Label(words.get("registry.import.title"));
    title.getStyleClass().add("file-title");
    bar.setMaxWidth(Double.MAX_VALUE);
    stop.setId("registry-import-stop");
    stop.setOnAction(_ -> model.imports().cancel());
    running = new VBox(progress, bar, stop);
    running.getStyleClass().add("import-content");
    content.getStyleClass().add("import-content");
    VBox.setVgrow(content, Priority.ALWAYS);
    root.getChildren().addAll(title, content);
  }

  VBox root() {
    return root;
  }

  private void show(ImportModel.Stage stage) {
    switch (stage) {
      case ImportModel.Stage.Running now -> showProgress(now);
      case ImportModel.Stage.Idle _ -> {
        content
            .getChildren()
            .setAll(ImportParts.wrapped(words.get("registry.import.what"), "plain"));
        end("registry.import.choose");
        content.getChildren().add(past.root());
      }
      case ImportModel.Stage.Previewed seen -> {
        content.getChildren().setAll(preview.root());
        preview.show(seen);
        endOfPreview(seen);
      }
      case ImportModel.Stage.Failed failed -> {
        content
            .getChildren()
            .setAll(ImportParts.wrapped(named("registry.import.failed", failed.list()), "trouble"));
        end("registry.import.another");
      }
      case ImportModel.Stage.Ended ended -> {
        content.getChildren().clear();
        tell(ended);
        end("registry.import.another");
      }
    }
  }

  private void showProgress(ImportModel.Stage.Running now) {
    if (!content.getChildren().contains(running)) {
      content.getChildren().setAll(running);
      stop.requestFocus();
    }
    bar.setProgress(now.part());
    stop.setDisable(now.stopping());
    var texts = words.texts();
    stop.setText(words.get(now.preview() ? "registry.import.stopLooking" : "registry.import.stop"));
    progress.setText(
        now.stopping()
            ? words.get("registry.import.stopping")
            : texts.format(
                now.preview() ? "registry.import.looking" : "registry.import.running",
                String.valueOf(now.list().getFileName()),
                texts.number(now.rows())));
  }

  private String named(String key, Path file) {
    return words.texts().format(key, String.valueOf(file.getFileName()));
  }

  private void tell(ImportModel.Stage.Ended ended) {
    switch (ended.outcome()) {
      case ImportOutcome.Done done -> report(ended, done.report());
      case ImportOutcome.Cancelled _ ->
          content
              .getChildren()
              .add(ImportParts.wrapped(words.get("registry.import.cancelled"), "plain"));
      case ImportOutcome.RejectsNotWritten refused ->
          content
              .getChildren()
              .add(
                  ImportParts.wrapped(
                      named("registry.import.rejectsNotWritten", refused.file()), "trouble"));
      case ImportOutcome.NoRoom room ->
          content
              .getChildren()
              .add(
                  ImportParts.wrapped(
                      words
                          .texts()
                          .format(
                              "registry.import.noRoom",
                              room.neededBytes() / 1_000_000,
                              room.freeBytes() / 1_000_000),
                      "trouble"));
      case ImportOutcome.CallsUnderWay _ ->
          content
              .getChildren()
              .add(ImportParts.wrapped(words.get("registry.import.callsUnderWay"), "trouble"));
      case ImportOutcome.Clashed _ ->
          content
              .getChildren()
              .add(ImportParts.wrapped(words.get("registry.import.clashed"), "trouble"));
      case ImportOutcome.NotACsv refused -> notCsv(ended.list(), refused);
      case ImportOutcome.Previewed _ ->
          throw new IllegalStateException("A preview has a stage of its own");
      case ImportOutcome.TooManyMissing _ ->
          throw new IllegalStateException("This pane deactivates nothing");
    }
  }

  private void notCsv(Path list, ImportOutcome.NotACsv refused) {
    content
        .getChildren()
        .addAll(
            ImportParts.wrapped(named("registry.import.notCsv", list), "question-title"),
            ImportParts.wrapped(reasons.text(refused.reason()), "trouble"));
    if (!refused.columns().isEmpty()) {
      var columns = String.join(", ", refused.columns());
      content
          .getChildren()
          .add(
              ImportParts.wrapped(
                  words.texts().format("registry.import.columns", columns), "plain"));
    }
  }

  private void report(ImportModel.Stage.Ended ended, ImportReport report) {
    var texts = words.texts();
    content
        .getChildren()
        .add(
            ImportParts.wrapped(
                texts.format(
                    "registry.import.done",
                    String.valueOf(ended.list().getFileName()),
                    texts.number(report.rows()),
                    texts.duration(report.duration())),
                "plain"));
    var figures =
        parts.figures(
            report, parts.figure("registry.import.streets", report.streetsAdded().size()));
    content.getChildren().add(figures);
    streets(report.streetsAdded());
    rejects(ended, report);
  }

  private void streets(Collection<Street> added) {
    if (!added.isEmpty()) {
      content
          .getChildren()
          .add(
              ImportParts.wrapped(
                  words
                      .texts()
                      .format(
                          "registry.import.streetsAdded",
                          added.stream()
                              .limit(20)
                              .map(Street::name)
                              .collect(Collectors.joining(", "))),
                  "plain"));
    }
  }

  private void rejects(ImportModel.Stage.Ended ended, ImportReport report) {
    if (report.rejected() == 0) {
      return;
    }
    content
        .getChildren()
        .add(
            ImportParts.wrapped(
                words.texts().format("registry.import.rejectsFile", ended.rejects().toString()),
                "trouble"));
    var lines = report.rejects().stream().map(parts::reject).toList();
    var list =
        ImportParts.lines("registry-import-rejects", words.get("registry.import.rejects"), lines);
    content.getChildren().add(list);
  }

  private void end(String chooseKey) {
    var choose = chooser(chooseKey);
    choose.getStyleClass().add("accent");
    content.getChildren().add(ImportParts.buttons(choose, closer()));
  }

  private void endOfPreview(ImportModel.Stage.Previewed seen) {
    var run = new Button(words.get("registry.import.run"), new FontIcon("fth-check"));
    run.setId("registry-import-run");
    run.getStyleClass().add("accent");
    run.setDisable(seen.preview().report().isEmpty());
    run.setOnAction(_ -> model.imports().begin(seen.list(), words.texts().language()));
    content
        .getChildren()
        .add(ImportParts.buttons(run, chooser("registry.import.another"), closer()));
    run.requestFocus();
  }

  private Button chooser(String key) {
    var choose = new Button(words.get(key), new FontIcon("fth-file-text"));
    choose.setId("registry-import-choose");
    choose.setOnAction(_ -> choose());
    return choose;
  }

  private Button closer() {
    var close = new Button(words.get("registry.import.close"));
    close.setId("registry-import-close");
    close.setOnAction(_ -> model.closeImport());
    return close;
  }

  private void choose() {
    picker
        .pick(
            root.getScene().getWindow(),
            words.get("registry.import.title"),
            new FilePicker.Kind(
                words.get("registry.import.kind"),
                List.of("*.csv", "*.CSV", "*.txt", "*.json", "*.JSON")))
        .ifPresent(list -> model.imports().look(list, words.texts().language()));
  }

  Subscription attach() {
    return Subscription.combine(past.attach(), model.imports().stage().subscribe(this::show));
  }
}
