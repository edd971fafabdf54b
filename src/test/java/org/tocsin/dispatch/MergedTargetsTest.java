package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.CallEnd.Cause;

/// Files that were merged after the launch of the campaign that calls them.
@EachEngine
class MergedTargetsTest extends DispatchStand {
  MergedTargetsTest(Database database) {
    super(database);
  }

  @AfterEach
  void noFileIsClosed() {
    town.execute("delete from closed_file");
  }

  private void merge(long closed, long kept) {
    town.execute("insert into closed_file (file_id, kept_file) values (?, ?)", closed, kept);
  }

  @Test
  void aClosedFileIsNotCalledWhenTheKeptOneSaysNo() {
    long optedOut = town.file(street, 1, "fr", "+14185550111");
    long away = town.file(street, 2, "fr", "+14185550112");
    long without = town.file(street, 3, "fr", "+14185550113", "+14185550114");
    var campaign = launch(policy(9, 100, 1));
    long refusing = town.file(street, 11, "fr", "+14185550111");
    long inactive = town.file(street, 12, "fr", "+14185550112");
    long corrected = town.file(street, 13, "fr", "+14185550114");
    town.execute("update resident_file set consent_state = 'withdrawn' where id = ?", refusing);
    town.execute("update resident_file set active = false where id = ?", inactive);
    merge(optedOut, refusing);
    merge(away, inactive);
    merge(without, corrected);

    step();
    step();

    assertThat(pbx.called()).containsExactly(number("0114"));
    assertThat(reasons(campaign))
        .isEqualTo(Map.of(TargetReason.NO_CONSENT, 1, TargetReason.INACTIVE, 1));
  }

  @Test
  void whileOneFileIsInACallTheOtherWaitsAndIsLeftOnceItsResidenceIsReached() {
    long kept = town.file(street, 1, "fr", "+14185550131", "+14185550132");
    long closed = town.file(street, 2, "fr", "+14185550132");
    var campaign = launch(policy(9, 100, 1));
    merge(closed, kept);

    step();
    step();
    assertThat(pbx.placed()).hasSize(1);
    pbx.endFirst(FakePbx.confirmed());
    step();
    clock.advance(Duration.ofSeconds(31));
    step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(reasons(campaign)).isEqualTo(Map.of(TargetReason.DUPLICATE, 1));
  }

  @Test
  void whereTheOtherFileWasNotReachedAClosedOneStillIs() {
    long kept = town.file(street, 1, "fr", "+14185550141");
    long closed = town.file(street, 2, "fr", "+14185550142");
    var campaign = launch(policy(9, 100, 1));
    town.execute("update contact_point set phone = '+14185550142' where file_id = ?", kept);
    merge(closed, kept);

    step();
    clock.advance(Duration.ofSeconds(31));
    step();
    assertThat(pbx.called()).containsExactly(number("0142"));
    pbx.endFirst(FakePbx.unanswered(Cause.RANG_OUT));
    step();

    assertThat(tally(campaign))
        .isEqualTo(Map.of(TargetState.NEVER_ATTEMPTED, 1, TargetState.UNREACHABLE, 1));
  }
}
