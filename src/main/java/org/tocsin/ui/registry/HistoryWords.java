package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.registry.FileEvent;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// The history of a file in words.
final class HistoryWords {
  private final Words words;

  HistoryWords(Words words) {
    this.words = words;
  }

  /// An event.
  ///
  /// @param what happened
  /// @param when it did, and who did it where somebody did
  /// @param details field by field, or the text that came
  record Line(String icon, String what, String when, List<String> details) {
    Line {
      details = List.copyOf(details);
    }

    /// All of it, as it is read out.
    String spoken() {
      return String.join(". ", Stream.concat(Stream.of(what, when), details.stream()).toList());
    }
  }

  Line line(FileEvent event) {
    return switch (event) {
      case FileEvent.Changed changed ->
          changed.action().equals("desk.called") ? called(changed) : changed(changed);
      case FileEvent.Contacted contacted -> contacted(contacted);
      case FileEvent.Received received ->
          new Line(
              "fth-message-circle",
              words.texts().format("registry.history.received", received.number().display()),
              when(received),
              List.of(received.body()));
    };
  }

  /// A call that somebody made from the file, from his own phone.
  private Line called(FileEvent.Changed call) {
    var number = call.changes().getOrDefault("number", "");
    return new Line(
        "fth-phone-outgoing",
        words
            .texts()
            .format(
                "registry.history.ownCall",
                PhoneNumber.parse(number).map(PhoneNumber::display).orElse(number),
                words.get("registry.history.ownCall." + call.changes().get("call"))),
        words.texts().format("registry.history.by", when(call), call.by().name()),
        List.of());
  }

  private Line changed(FileEvent.Changed changed) {
    var by = changed.by().name();
    var who = by.startsWith("<") ? words.get("registry.history.system") : by;
    return new Line(
        "fth-edit-2",
        action(changed.action()),
        words.texts().format("registry.history.by", when(changed), who),
        Stream.concat(
                list(changed),
                changed.changes().entrySet().stream()
                    .filter(
                        change -> words.isField(change.getKey()) && !change.getValue().isEmpty())
                    .map(
                        change -> words.change(field(changed, change.getKey()), change.getValue())))
            .toList());
  }

  /// A merge writes of each of its files which is the other: of the one that it closed, the kept
  /// one.
  private static String field(FileEvent.Changed changed, String field) {
    return changed.action().endsWith(".close") && field.equals("account") ? "keptAccount" : field;
  }

  private Stream<String> list(FileEvent.Changed changed) {
    return Optional.ofNullable(changed.changes().get(FileEvent.LIST)).stream()
        .map(name -> words.texts().format("registry.history.list", name));
  }

  /// What another version did, whose word is not known here, is a change all the same.
  private String action(String action) {
    var key = "registry.action." + action.substring(action.indexOf('.') + 1);
    return words.get(words.texts().bundle().containsKey(key) ? key : "registry.action.update");
  }

  private Line contacted(FileEvent.Contacted contacted) {
    boolean text = contacted.channel() == Channel.SMS;
    var what =
        contacted.incoming()
            ? "registry.history.calledBack"
            : text ? "registry.history.text" : "registry.history.call";
    var outcome =
        contacted.outcome().isEmpty()
            ? words.get("registry.history.underWay")
            : words.get("phase." + contacted.outcome());
    return new Line(
        contacted.incoming()
            ? "fth-phone-incoming"
            : text ? "fth-message-square" : "fth-phone-outgoing",
        words.texts().format(what, contacted.alert(), contacted.number().display(), outcome),
        when(contacted),
        List.of());
  }

  private String when(FileEvent event) {
    var texts = words.texts();
    return texts.format("registry.history.when", texts.date(event.at()), texts.time(event.at()));
  }
}
