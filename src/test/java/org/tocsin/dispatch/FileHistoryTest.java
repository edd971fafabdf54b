package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.RegistryService;
import org.tocsin.shared.Channel;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.CallEnd;

/// What a file's history tells of calls that were really made.
@EachEngine
class FileHistoryTest extends DispatchStand {
  private final RegistryService registry;

  FileHistoryTest(Database database) {
    super(database);
    registry =
        new RegistryService(
            new RegistryTables(database), new AuditTable(database), database, clock);
  }

  @Test
  void callsAndWhatTheyChangedAreToldTheNewestFirst() {
    var id = new FileId(town.file(street, 1, "fr", "+14185551001", "+14185551002"));
    town.file(street, 2, "fr", "+14185551003");
    launch(policy(2, 100, 2));
    step();
    var called =
        pbx.up().stream()
            .filter(it -> it.number().equals(number("1001")))
            .findFirst()
            .orElseThrow();
    pbx.end(called.attempt(), FakePbx.unanswered(CallEnd.Cause.INVALID_NUMBER));
    step();
    step();
    town.execute(
        "insert into text_received (at, phone, body, kind) values"
            + " (timestamp with time zone '2020-01-01 00:00:00+00', '+14185551002', 'Merci', 'other')");

    var history = registry.getHistory(id, 10);

    assertThat(history).hasSize(4);
    assertThat(history.subList(0, 2))
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    FileEvent.Contacted.class,
                    next -> {
                      assertThat(next.number()).isEqualTo(number("1002"));
                      assertThat(next.outcome()).isEmpty();
                    }))
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    FileEvent.Changed.class,
                    change -> assertThat(change.action()).isEqualTo("registry.invalid")));
    assertThat(history.get(2))
        .isInstanceOfSatisfying(
            FileEvent.Contacted.class,
            first -> {
              assertThat(first.alert()).isEqualTo("Essai");
              assertThat(first.channel()).isEqualTo(Channel.VOICE);
              assertThat(first.incoming()).isFalse();
              assertThat(first.outcome()).isEqualTo("invalid_number");
            });
    assertThat(history.getLast())
        .isEqualTo(
            new FileEvent.Received(Instant.parse("2020-01-01T00:00:00Z"), number("1002"), "Merci"));
    assertThat(registry.getHistory(id, 1)).hasSize(1);
  }

  @Test
  void numbersThatCallsFoundInvalidAreAWorkList() {
    var id = new FileId(town.file(street, 1, "fr", "+14185551004", "+14185551005"));
    launch(policy(1, 100, 1));
    step();
    pbx.end(pbx.up().getFirst().attempt(), FakePbx.unanswered(CallEnd.Cause.INVALID_NUMBER));
    step();

    var found = registry.listInvalidNumbers(0, 10);

    assertThat(found.total()).isEqualTo(1);
    assertThat(found.rows())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.file().id()).isEqualTo(id);
          assertThat(one.contact().number()).isEqualTo(number("1004"));
          assertThat(one.since()).isEqualTo(clock.instant());
        });
    assertThat(registry.listInvalidNumbers(1, 10).rows()).isEqualTo(List.of());
    town.execute("update contact_point set invalid_since = null");
  }

  @Test
  void aFileWhoseNumbersAreAllInvalidHasNoUsableOneAnyMore() {
    var id = new FileId(town.file(street, 1, "fr", "+14185551006", "+14185551007"));
    var unreachable =
        new FileFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(FileFilter.Sign.NO_USABLE_NUMBER),
            Optional.empty());
    launch(policy(2, 100, 1));
    step();
    pbx.end(pbx.up().getFirst().attempt(), FakePbx.unanswered(CallEnd.Cause.INVALID_NUMBER));
    step();
    assertThat(registry.search("", unreachable, 0, 10).rows()).isEqualTo(List.of());

    pbx.end(pbx.up().getFirst().attempt(), FakePbx.unanswered(CallEnd.Cause.INVALID_NUMBER));
    step();

    assertThat(registry.search("", unreachable, 0, 10).rows())
        .extracting(FileSummary::id)
        .containsExactly(id);
    town.execute("update contact_point set invalid_since = null");
  }
}
