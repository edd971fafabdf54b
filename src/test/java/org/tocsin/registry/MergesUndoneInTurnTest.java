package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.MergeDesk.CLERK;
import static org.tocsin.support.MergeDesk.said;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;
import static org.tocsin.support.SampleFiles.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.registry.Consent.State;
import org.tocsin.store.Database;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.MergeDesk;
import org.tocsin.support.TestClock;

/// Several merges that files had a part in, undone the last first.
@EachEngine
class MergesUndoneInTurnTest {
  private final Database database;
  private final TestClock clock = new TestClock();
  private final MergeDesk desk;
  private String street = "";

  MergesUndoneInTurnTest(Database database) {
    this.database = database;
    desk = new MergeDesk(database, clock);
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    street = desk.newStreet();
  }

  /// A file with two numbers of its own, in an order of its own.
  private ResidentFile opened(int number, State consent) {
    var voice = ContactPoint.voice(phone(2 * number));
    var sms = ContactPoint.sms(phone(2 * number + 1));
    var contacts =
        number % 2 == 0 ? new ContactPoint[] {voice, sms} : new ContactPoint[] {sms, voice};
    var content = file("Roy " + number, "Ève", address(street, 10 + number, ""), contacts);
    return desk.opened(with(content, consent));
  }

  /// What a file says with the numbers of another before its own.
  private static FileContent together(ResidentFile one, ResidentFile other) {
    var contacts =
        Stream.concat(other.content().contacts().stream(), one.content().contacts().stream())
            .distinct()
            .toArray(ContactPoint[]::new);
    var content = one.content();
    return with(
        file(content.familyName(), content.givenName(), content.address(), contacts),
        content.consent());
  }

  private ResidentFile now(ResidentFile file) {
    return desk.find(file.id());
  }

  private UndoOutcome undo(FileMerge merge) {
    return desk.merges().undo(CLERK, merge.id());
  }

  private List<String> actions(ResidentFile file) {
    return desk.registry().getHistory(file.id(), 50).stream()
        .filter(FileEvent.Changed.class::isInstance)
        .map(event -> ((FileEvent.Changed) event).action())
        .toList();
  }

  private void assertAsBefore(ResidentFile... files) {
    for (var file : files) {
      assertThat(said(now(file))).isEqualTo(said(file));
      assertThat(desk.found(file.account().digits())).containsExactly(file.id());
    }
  }

  @Test
  void twoMergesIntoOneFileAreUndoneTheLastFirst() {
    var kept = opened(1, State.UNKNOWN);
    var second = opened(2, State.GIVEN);
    var third = opened(3, State.WITHDRAWN);
    var first = desk.merged(kept, second, together(kept, second));
    var last = desk.merged(first.kept(), third, together(first.kept(), third));

    assertThat(undo(last.merge())).isInstanceOf(UndoOutcome.Undone.class);
    assertThat(said(now(kept))).isEqualTo(said(first.kept()));
    assertThat(undo(first.merge())).isInstanceOf(UndoOutcome.Undone.class);

    assertAsBefore(kept, second, third);
    assertThat(actions(kept))
        .containsExactlyInAnyOrder(
            "registry.open",
            "registry.merge",
            "registry.merge",
            "registry.undoMerge",
            "registry.undoMerge");
  }

  @Test
  void theFirstOfTwoIsUndoneOnceTheSecondIs() {
    var kept = opened(1, State.GIVEN);
    var second = opened(2, State.GIVEN);
    var third = opened(3, State.GIVEN);
    var first = desk.merged(kept, second, together(kept, second));
    var last = desk.merged(first.kept(), third, together(first.kept(), third));

    assertThat(undo(first.merge())).isEqualTo(new UndoOutcome.AnotherSince(closed(last, third)));

    assertThat(said(now(kept))).isEqualTo(said(last.kept()));
    undo(last.merge());
    var again = desk.merged(now(kept), now(third), together(kept, third));
    assertThat(undo(first.merge())).isEqualTo(new UndoOutcome.AnotherSince(closed(again, third)));
  }

  private ResidentFile closed(MergeOutcome.Merged merge, ResidentFile file) {
    var closed =
        desk.merges().listRecent(1).stream()
            .filter(recent -> recent.merge().id() == merge.merge().id())
            .map(RecentMerge::closed)
            .findFirst();
    assertThat(closed.map(ResidentFile::id)).contains(file.id());
    return closed.orElseThrow();
  }

  @Test
  void aChangeBetweenTwoUndosIsNotLost() {
    var kept = opened(1, State.GIVEN);
    var second = opened(2, State.GIVEN);
    var third = opened(3, State.GIVEN);
    var first = desk.merged(kept, second, together(kept, second));
    undo(desk.merged(first.kept(), third, together(first.kept(), third)).merge());
    var changed = desk.saved(now(kept), with(now(kept).content(), "Zoé"));

    var outcome = undo(first.merge());

    assertThat(outcome).isInstanceOf(UndoOutcome.Changed.class);
    assertThat(((UndoOutcome.Changed) outcome).changes())
        .containsOnlyKeys("givenName")
        .containsEntry("givenName", "Ève → Zoé");
    assertThat(now(second)).isEqualTo(changed);
  }

  @Test
  void aChainOfMergesIsUndoneLinkByLink() {
    var inner = opened(1, State.UNKNOWN);
    var second = opened(2, State.WITHDRAWN);
    var outer = opened(3, State.GIVEN);
    var first = desk.merged(inner, second, together(inner, second));
    var last = desk.merged(outer, first.kept(), together(outer, first.kept()));

    assertThat(undo(last.merge())).isInstanceOf(UndoOutcome.Undone.class);
    assertThat(said(now(inner))).isEqualTo(said(first.kept()));
    assertThat(undo(first.merge())).isInstanceOf(UndoOutcome.Undone.class);

    assertAsBefore(inner, second, outer);
  }

  @Test
  void whatHappenedToAFileWhileItWasClosedIsNotLostByAnEarlierUndo() {
    var inner = opened(1, State.GIVEN);
    var second = opened(2, State.GIVEN);
    var outer = opened(3, State.GIVEN);
    var first = desk.merged(inner, second, together(inner, second));
    var last = desk.merged(outer, first.kept(), outer.content());
    database.writeVoid(() ->
        new AttemptTables(database)
            .withdrawConsent(
                outer.id().number(), inner.content().language(), "<dispatcher>", clock.instant()));

    assertThat(undo(last.merge())).isInstanceOf(UndoOutcome.Changed.class);
    assertThat(undo(first.merge())).isEqualTo(new UndoOutcome.MergedSince(desk.find(outer.id())));
  }

  static Stream<Long> seeds() {
    return IntStream.range(0, 10).mapToObj(Long::valueOf);
  }

  /// Whatever was merged with what, and some undone on the way: undone in turn, all is as it was.
  @ParameterizedTest
  @MethodSource("seeds")
  void onceEveryMergeIsUndoneEveryFileIsAsItWas(long seed) {
    var random = new Random(seed);
    var starts = new ArrayList<ResidentFile>();
    for (int number = 1; number <= 5; number++) {
      starts.add(opened(number, State.values()[random.nextInt(State.values().length)]));
    }
    var standing = new ArrayList<FileMerge>();
    for (int step = 0; step < 12; step++) {
      if (!standing.isEmpty() && random.nextInt(3) == 0) {
        tryUndo(standing, standing.get(random.nextInt(standing.size())));
      } else {
        mergeTwo(random, starts).ifPresent(standing::add);
      }
    }
    while (!standing.isEmpty()) {
      assertThat(undo(standing.removeLast())).isInstanceOf(UndoOutcome.Undone.class);
    }
    assertAsBefore(starts.toArray(ResidentFile[]::new));
  }

  /// One that is not the last is undone, or refused because of a later one.
  private void tryUndo(List<FileMerge> standing, FileMerge merge) {
    switch (undo(merge)) {
      case UndoOutcome.Undone _ -> standing.remove(merge);
      case UndoOutcome.AnotherSince _, UndoOutcome.MergedSince _ ->
          assertThat(standing.getLast()).isNotEqualTo(merge);
      case UndoOutcome outcome -> throw new AssertionError(outcome);
    }
  }

  private Optional<FileMerge> mergeTwo(Random random, List<ResidentFile> starts) {
    var open = starts.stream().map(this::now).distinct().toList();
    if (open.size() < 2) {
      return Optional.empty();
    }
    int kept = random.nextInt(open.size());
    int closed = (kept + 1 + random.nextInt(open.size() - 1)) % open.size();
    var keep = open.get(kept);
    var other = open.get(closed);
    var chosen = List.of(keep.content(), other.content(), together(keep, other));
    return Optional.of(desk.merged(keep, other, chosen.get(random.nextInt(chosen.size()))).merge());
  }
}
