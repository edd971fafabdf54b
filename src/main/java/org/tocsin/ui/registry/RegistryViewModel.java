package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.tocsin.registry.FileId;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.registry.ResidentFile;
import org.tocsin.ui.common.BackgroundTasks;

/// What the registry's room shows: what was found, and on the right a file, an import or the
/// possible duplicates. FX thread.
final class RegistryViewModel {
  /// What is on the right.
  enum Page {
    NOTHING,
    FILE,
    IMPORT,
    DUPLICATES
  }

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final SearchModel search;
  private final StreetChoice streets = new StreetChoice();
  private final FilterModel filters = new FilterModel(streets);
  private final FieldChecks checks = new FieldChecks(streets);
  private final FileModel file;
  private final WatchModel watch;
  private final InvalidsModel invalids;
  private final HistoryModel history;
  private final ImportModel imports;
  private final PastImportsModel pastImports;
  private final DuplicatesModel duplicates;
  private final LikelyModel likely;
  private final ExportModel exports;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.NOTHING);

  /// Grows with each page that is asked for: a file that comes for an older one is dropped.
  private int asked;

  /// The file that was asked for and is not there yet.
  private Optional<FileId> coming = Optional.empty();

  private Optional<Runnable> focusWanted = Optional.empty();

  RegistryViewModel(RegistryDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    this.search = new SearchModel(desk, tasks, filters);
    this.invalids = new InvalidsModel(desk, tasks);
    this.file = new FileModel(desk, tasks, checks, this::registryChanged);
    this.watch = new WatchModel(desk, tasks, this::refreshLists, file);
    this.history = new HistoryModel(desk, tasks, file.shown());
    this.imports = new ImportModel(desk, tasks, this::imported);
    this.exports = new ExportModel(desk, tasks);
    this.pastImports = new PastImportsModel(desk, tasks, this::registryChanged);
    this.duplicates =
        new DuplicatesModel(
            desk.duplicates(),
            tasks,
            new PatientChange(desk::longWork, tasks),
            this::registryChanged);
    this.likely = new LikelyModel(desk.duplicates(), tasks, file, this::choose, this::compare);
    file.open().subscribe(open -> page.set(open ? Page.FILE : Page.NOTHING));
  }

  /// Reads what a new view shows, and what others change for as long as the view is there.
  Subscription attach() {
    registryChanged();
    return watch.attach();
  }

  private void imported() {
    pastImports.refresh();
    registryChanged();
  }

  private void refreshLists() {
    search.refresh();
    invalids.refresh();
  }

  private void registryChanged() {
    refreshLists();
    tasks.run(
        () -> StreetChoice.Known.of(desk.streets(), desk.streetAliases()),
        streets::set,
        _ -> file.tell(Notice.bad("registry.trouble.read")));
    tasks.run(desk::policy, checks::set, _ -> file.tell(Notice.bad("registry.trouble.read")));
  }

  /// Shows a file, unless changes on screen were not saved: then asks first.
  void choose(FileId id) {
    if (coming.filter(id::equals).isPresent()) {
      return;
    }
    boolean already = file.shown().get().map(ResidentFile::id).filter(id::equals).isPresent();
    if (already && page.get() == Page.FILE) {
      turn();
    } else {
      focusWanted = Optional.empty();
      file.leave(() -> load(id));
    }
  }

  void begin() {
    file.leave(() -> {
      turn();
      file.begin();
    });
  }

  void openImport() {
    file.leave(() -> {
      turn();
      file.close();
      pastImports.refresh();
      page.set(Page.IMPORT);
    });
  }

  /// The work list of possible duplicates.
  void openDuplicates() {
    file.leave(() -> {
      turn();
      file.close();
      duplicates.open();
      page.set(Page.DUPLICATES);
    });
  }

  private void compare(ResidentFile one, ResidentFile other) {
    openDuplicates();
    duplicates.compare(one, other);
  }

  void closeDuplicates() {
    page.set(Page.NOTHING);
  }

  void closeImport() {
    imports.close();
    page.set(Page.NOTHING);
  }

  /// The person goes on in the file, as soon as the one that was asked for is there.
  void wantFocus() {
    want(file::focus);
  }

  /// Shows a file with the person on the number that is to be corrected.
  void openAt(InvalidNumber number) {
    choose(number.file().id());
    want(() -> file.focusOn(number.contact()));
  }

  /// The person goes on at the numbers of the file on screen, or of the one that was asked for.
  void onNumbers(Consumer<ContactsModel> numbers) {
    search.afterAwaited(() -> want(() -> file.goOnAt(numbers)));
  }

  private void want(Runnable focus) {
    focusWanted = Optional.of(focus);
    if (coming.isEmpty() && !file.isLeftAfterSave()) {
      giveFocus();
    }
  }

  private void giveFocus() {
    focusWanted.ifPresent(Runnable::run);
    focusWanted = Optional.empty();
  }

  private int turn() {
    coming = Optional.empty();
    focusWanted = Optional.empty();
    return ++asked;
  }

  private void load(FileId id) {
    var wanted = focusWanted;
    int number = turn();
    focusWanted = wanted;
    coming = Optional.of(id);
    tasks.run(
        () -> desk.find(id),
        found -> {
          if (number == asked) {
            coming = Optional.empty();
            found.ifPresentOrElse(this::arrived, () -> notLoaded("registry.trouble.gone"));
          }
        },
        _ -> {
          if (number == asked) {
            coming = Optional.empty();
            notLoaded("registry.trouble.read");
          }
        });
  }

  /// The person may have gone on typing in the file that was on screen.
  private void arrived(ResidentFile known) {
    file.leave(() -> {
      file.show(known);
      giveFocus();
    });
  }

  /// What was meant for the file that did not come is not done in another.
  private void notLoaded(String why) {
    focusWanted = Optional.empty();
    file.tell(Notice.bad(why));
  }

  SearchModel search() {
    return search;
  }

  FilterModel filters() {
    return filters;
  }

  StreetChoice streets() {
    return streets;
  }

  FieldChecks checks() {
    return checks;
  }

  FileModel file() {
    return file;
  }

  ElsewhereModel elsewhere() {
    return watch.elsewhere();
  }

  InvalidsModel invalids() {
    return invalids;
  }

  HistoryModel history() {
    return history;
  }

  DuplicatesModel duplicates() {
    return duplicates;
  }

  LikelyModel likely() {
    return likely;
  }

  ImportModel imports() {
    return imports;
  }

  ExportModel exports() {
    return exports;
  }

  PastImportsModel pastImports() {
    return pastImports;
  }

  /// Whether a file is on screen, or was asked for and is not there yet.
  boolean hasFile() {
    return page.get() == Page.FILE || coming.isPresent() || search.isAwaited();
  }

  ReadOnlyObjectProperty<Page> page() {
    return page.getReadOnlyProperty();
  }
}
