package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.MergeDesk;
import org.tocsin.support.TestClock;

/// What others do to files while a sweep for duplicates compares them.
@EachEngine
class SweepMeanwhileTest {
  private final Database database;
  private final RegistryTables store;
  private final MergeDesk desk;
  private final DuplicateService duplicates;
  private String street = "";

  SweepMeanwhileTest(Database database) {
    this.database = database;
    var clock = new TestClock();
    store = new RegistryTables(database);
    desk = new MergeDesk(database, clock);
    duplicates =
        new DuplicateService(
            new DuplicateTables(database), new AuditTable(database), database, clock);
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    street = desk.newStreet();
  }

  private ResidentFile opened(String family, int civic, int number) {
    return desk.opened(
        file(family, "", address(street, civic, ""), ContactPoint.voice(phone(number))));
  }

  /// Sweeps; something else happens once all is compared and before anything is kept.
  private void sweptWhile(Runnable meanwhile) {
    var outcome =
        duplicates.sweep(
            MergeDesk.CLERK,
            new SweepProgress() {
              @Override
              public void report(int percent) {
                if (percent == 100) {
                  meanwhile.run();
                }
              }

              @Override
              public boolean isCancelled() {
                return false;
              }
            });
    assertThat(outcome).isInstanceOf(SweepOutcome.Swept.class);
  }

  /// The pairs of a file that are kept.
  private List<FilePair> suspected(ResidentFile file) {
    long id = file.id().number();
    return database.read(() ->
        database
            .dsl()
            .selectFrom(SUSPECTED_PAIR)
            .where(SUSPECTED_PAIR.FIRST_FILE.eq(id).or(SUSPECTED_PAIR.SECOND_FILE.eq(id)))
            .fetch(row ->
                FilePair.of(new FileId(row.getFirstFile()), new FileId(row.getSecondFile()))));
  }

  @Test
  void aFileThatIsRemovedIsLeftOut() {
    var one = opened("Tremblay", 710, 1);
    var other = opened("Gagnon", 12, 1);
    var third = opened("Roy", 14, 1);

    sweptWhile(() -> database.writeVoid(() -> store.remove(List.of(other.id()))));

    assertThat(suspected(one)).containsExactly(FilePair.of(one.id(), third.id()));
    assertThat(suspected(other)).isEmpty();
  }

  @Test
  void aFileThatIsMergedIsLeftOut() {
    var one = opened("Tremblay", 710, 2);
    var other = opened("Gagnon", 12, 2);
    var third = opened("Roy", 14, 2);

    sweptWhile(() -> desk.merged(one, other, one.content()));

    assertThat(suspected(one)).containsExactly(FilePair.of(one.id(), third.id()));
    assertThat(suspected(other)).isEmpty();
  }

  @Test
  void aPairThatIsSaidToBeTwoResidencesIsLeftOut() {
    var one = opened("Tremblay", 710, 3);
    var other = opened("Gagnon", 12, 3);
    var third = opened("Roy", 14, 3);

    sweptWhile(() -> duplicates.setDistinct(MergeDesk.CLERK, FilePair.of(one.id(), other.id())));

    assertThat(suspected(one)).containsExactly(FilePair.of(one.id(), third.id()));
    assertThat(suspected(other)).containsExactly(FilePair.of(other.id(), third.id()));
  }
}
