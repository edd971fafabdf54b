package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.registry.Address;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileId;
import org.tocsin.registry.LikelyDuplicate;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.ui.common.BackgroundTasks;

/// Whether the file being filled in seems to be of a residence that has one, told as it is typed.
/// FX thread.
final class LikelyModel {
  private static final List<Field> TELLING =
      List.of(
          Field.FAMILY_NAME,
          Field.GIVEN_NAME,
          Field.CITY,
          Field.STREET,
          Field.CIVIC_NUMBER,
          Field.APARTMENT);

  private final DuplicateDesk desk;
  private final BackgroundTasks tasks;
  private final FileModel file;
  private final Consumer<FileId> choose;
  private final BiConsumer<ResidentFile, ResidentFile> compare;
  private final ReadOnlyObjectWrapper<List<LikelyDuplicate>> likely =
      new ReadOnlyObjectWrapper<>(List.of());

  /// Grows with each question: an answer to an older one is dropped.
  private int asked;

  /// @param choose shows a file in the place of the one being filled in
  /// @param compare puts two files side by side
  LikelyModel(
      DuplicateDesk desk,
      BackgroundTasks tasks,
      FileModel file,
      Consumer<FileId> choose,
      BiConsumer<ResidentFile, ResidentFile> compare) {
    this.desk = desk;
    this.tasks = tasks;
    this.file = file;
    this.choose = choose;
    this.compare = compare;
    var form = file.form();
    TELLING.forEach(field -> form.text(field).subscribe((_, _) -> look()));
    Stream.of(Channel.values()).forEach(channel -> form.list(channel).subscribe(this::look));
    form.dirty().subscribe((_, _) -> look());
    file.open().subscribe((_, _) -> look());
  }

  private void look() {
    int number = ++asked;
    if (!file.isChanged()) {
      likely.set(List.of());
      return;
    }
    var typed = typed();
    var self = file.form().original().map(ResidentFile::id);
    tasks.run(
        () -> desk.listLikely(typed, self),
        found -> {
          if (number == asked) {
            likely.set(found);
          }
        },
        // It was only a hint: what is wrong with the database is told when the file is saved.
        _ -> {
          if (number == asked) {
            likely.set(List.of());
          }
        });
  }

  /// As far as it goes: without a civic number no address is compared.
  private FileContent typed() {
    var draft = file.form().draft();
    var civic = CivicNumber.parse(draft.text(Field.CIVIC_NUMBER));
    var address =
        new Address(
            draft.text(Field.CITY).strip(),
            civic.isPresent() ? draft.text(Field.STREET).strip() : "",
            civic.orElse(new CivicNumber(1, "")),
            draft.text(Field.APARTMENT).strip(),
            Optional.empty());
    return new FileContent(
        draft.text(Field.FAMILY_NAME),
        draft.text(Field.GIVEN_NAME),
        draft.language(),
        address,
        Optional.empty(),
        draft.active(),
        draft.consent(),
        Stream.concat(draft.voice().stream(), draft.sms().stream()).toList(),
        Particulars.NONE);
  }

  /// Shows the most telling one: beside the file that it duplicates, if that was saved, else in the
  /// place of what is typed, once the person has said what becomes of that.
  void see() {
    var found = likely.get();
    if (found.isEmpty()) {
      return;
    }
    var other = found.getFirst().file();
    var shown = file.form().original();
    if (shown.isPresent()) {
      file.leave(() -> compare.accept(file.form().original().orElse(shown.get()), other));
    } else {
      choose.accept(other.id());
    }
  }

  /// The most telling first; none while nothing is filled in.
  ReadOnlyObjectProperty<List<LikelyDuplicate>> likely() {
    return likely.getReadOnlyProperty();
  }
}
