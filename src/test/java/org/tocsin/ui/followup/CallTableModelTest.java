package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.tocsin.board.CallRow;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.telephony.CallOutcome;

class CallTableModelTest {
  private final CallTableModel model = new CallTableModel();

  @Test
  void followsAHundredThousandCallsThroughTwentyRefreshesOfTwoThousandChanges() {
    int size = 100_000;
    var expected = new ArrayList<CallRow>();
    for (int i = 0; i < size; i++) {
      expected.add(Samples.ringing(i));
    }
    model.apply(expected);
    model.setFilter(CallFilter.of(Set.of(Phase.RINGING, Phase.CONFIRMED), "", ""));
    var random = new Random(7);
    for (int refresh = 0; refresh < 20; refresh++) {
      var changes = new ArrayList<CallRow>();
      random
          .ints(0, size)
          .distinct()
          .limit(2_000)
          .forEach(i -> {
            var row =
                random.nextBoolean() ? Samples.ended(i, anOutcome(random)) : Samples.ringing(i);
            expected.set(i, row);
            changes.add(row);
          });
      model.apply(changes);
    }
    var passing =
        expected.stream()
            .filter(row ->
                row.state() == AttemptState.RINGING
                    || row.outcome().equals(Optional.of(CallOutcome.CONFIRMED)))
            .toList();
    assertThat(model.shown().stream().map(CallItem::row))
        .containsExactlyInAnyOrderElementsOf(passing);
    for (var phase : Phase.values()) {
      assertThat(model.count(phase))
          .as(phase.name())
          .isEqualTo((int) expected.stream().filter(row -> Phase.of(row) == phase).count());
    }
  }

  private static CallOutcome anOutcome(Random random) {
    return CallOutcome.values()[random.nextInt(CallOutcome.values().length)];
  }

  @Test
  void keepsTheSameObjectWhenARowChanges() {
    model.apply(List.of(Samples.ringing(1), Samples.ringing(2)));
    var first = model.shown().getFirst();
    var seen = new ArrayList<CallRow>();
    first.observable().subscribe(row -> seen.add(row));

    model.apply(List.of(Samples.ended(1, CallOutcome.HEARD)));

    assertThat(model.shown().getFirst()).isSameAs(first);
    assertThat(seen).containsExactly(Samples.ringing(1), Samples.ended(1, CallOutcome.HEARD));
  }

  @Test
  void tellsTheTableNothingWhenRowsOnlyChangeInPlace() {
    model.apply(List.of(Samples.ringing(1), Samples.ringing(2)));
    var changes = new AtomicInteger();
    model.shown().addListener((ListChangeListener<CallItem>) _ -> changes.incrementAndGet());

    model.apply(List.of(Samples.ended(1, CallOutcome.BUSY)));

    assertThat(changes).hasValue(0);
  }

  @Test
  void showsARowOnceThatLeavesAndReturnsWithinOneRefresh() {
    model.setFilter(CallFilter.of(Set.of(Phase.RINGING), "", ""));
    model.apply(List.of(Samples.ringing(1)));

    model.apply(List.of(Samples.ended(1, CallOutcome.BUSY), Samples.ringing(1)));

    assertThat(model.shown()).hasSize(1);
  }

  @Test
  void findsTextWithoutAccentsAndNumbersInAnySpelling() {
    model.apply(List.of(Samples.ringing(1), Samples.ringing(2), Samples.ringing(3)));

    model.setFilter(CallFilter.of(Set.of(), "", "etienne seigneurs"));
    assertThat(model.shown().stream().map(CallItem::row)).containsExactly(Samples.ringing(1));

    model.setFilter(CallFilter.of(Set.of(), "", "418 555-0103"));
    assertThat(model.shown().stream().map(CallItem::row)).containsExactly(Samples.ringing(3));

    model.setFilter(CallFilter.of(Set.of(), Samples.ringing(2).street(), ""));
    assertThat(model.shown().stream().map(CallItem::row)).containsExactly(Samples.ringing(2));
  }

  @Test
  void listsTheStreetsThatWereCalledInOrder() {
    model.apply(List.of(Samples.ringing(2), Samples.ringing(1), Samples.ringing(9)));

    assertThat(model.streets())
        .containsExactly(Samples.ringing(1).street(), Samples.ringing(2).street());
  }
}
