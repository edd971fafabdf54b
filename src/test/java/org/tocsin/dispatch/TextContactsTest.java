package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.TargetReason;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.Town;

/// Numbers that take texts, from the registry to the queue.
@EachEngine
class TextContactsTest extends DispatchStand {
  private static final List<List<Contact>> RESIDENCES =
      List.of(
          List.of(voice("0101"), text("0102")),
          List.of(text("0103"), voice("0104"), voice("0105"), text("0106")),
          List.of(text("0107")),
          List.of(voice("0108")));

  TextContactsTest(Database database) {
    super(database);
  }

  @Test
  void eachOrderBeginsAsItsPlanDoes() {
    for (int i = 0; i < RESIDENCES.size(); i++) {
      file(i + 1, RESIDENCES.get(i));
    }
    for (var order : ContactOrder.values()) {
      var policy = policy(10, 100, 2).with(order);
      var plan = new Plan(policy, CallingHours.ALWAYS);
      var expected =
          IntStream.range(0, RESIDENCES.size())
              .boxed()
              .flatMap(i ->
                  plan.steps(RESIDENCES.get(i), List.of(), Set.of(), clock.instant()).stream()
                      .map(NextStep.CallAgain.class::cast)
                      .map(call -> first(RESIDENCES.get(i), call.position()))
                      .sorted())
              .toList();

      var campaign = launchWithText(policy);

      assertThat(firsts(campaign)).as("%s", order).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void withoutATextNumbersThatTakeTextsAreNoContacts() {
    for (int i = 0; i < RESIDENCES.size(); i++) {
      file(i + 1, RESIDENCES.get(i));
    }
    var campaign = launch(policy(10, 100, 2).with(ContactOrder.TOGETHER));

    assertThat(firsts(campaign)).containsExactly("1 voice 0101", "1 voice 0104", "1 voice 0108");
    assertThat(reasons(campaign)).containsExactly(Map.entry(TargetReason.NO_NUMBER, 1));
  }

  @Test
  void theCountAgreesWithWhatIsFrozen() {
    for (int i = 0; i < RESIDENCES.size(); i++) {
      file(i + 1, RESIDENCES.get(i));
    }
    var audience = new Audience.Streets(List.of(CivicRange.whole(Town.CITY, streetName)));

    assertThat(service.count(audience, true))
        .satisfies(count -> {
          assertThat(count.callable()).isEqualTo(4);
          assertThat(count.numbers()).isEqualTo(8);
          assertThat(count.noNumber()).isZero();
        });
    assertThat(service.count(audience))
        .satisfies(count -> {
          assertThat(count.callable()).isEqualTo(3);
          assertThat(count.numbers()).isEqualTo(4);
          assertThat(count.noNumber()).isEqualTo(1);
        });
  }

  @Test
  void callsAndTextsAreClaimedApart() {
    file(1, RESIDENCES.get(0));
    file(2, RESIDENCES.get(2));
    var campaign = launchWithText(policy(10, 100, 2).with(ContactOrder.TOGETHER));

    assertThat(claim(campaign, Channel.VOICE).granted())
        .extracting(Claim::number)
        .containsExactly(number("0101"));
    assertThat(claim(campaign, Channel.VOICE).isEmpty()).isTrue();
    assertThat(nextDue(campaign, Channel.VOICE)).isEmpty();
    assertThat(nextDue(campaign, Channel.SMS)).contains(clock.instant());
    assertThat(claim(campaign, Channel.SMS).granted())
        .extracting(Claim::number)
        .containsExactlyInAnyOrder(number("0102"), number("0107"));
    assertThat(nextDue(campaign, Channel.SMS)).isEmpty();
  }

  @Test
  void theRegistryIsAskedAgainForTheNumberOfTheText() {
    long first = file(1, RESIDENCES.get(2));
    file(2, List.of(text("0110")));
    file(3, List.of(text("0111"), voice("0111")));
    var campaign = launchWithText(policy(10, 100, 2));
    town.execute("update contact_point set active = false where file_id = ?", first);
    town.execute(
        "insert into do_not_call (phone, reason, added_by, added_at)"
            + " values (?, '', 'x', current_timestamp)",
        number("0110").e164());
    // That the same number can be called says nothing of texts.
    town.execute(
        "update contact_point set active = false where channel = 'sms' and phone = ?",
        number("0111").e164());

    var claimed = claim(campaign, Channel.SMS);

    assertThat(claimed.granted()).isEmpty();
    assertThat(claimed.refused())
        .extracting(AttemptEnd::reason)
        .containsOnly(Optional.of(TargetReason.NO_NUMBER))
        .hasSize(3);
  }

  private AttemptStore.Claimed claim(CampaignId campaign, Channel channel) {
    var now = clock.instant();
    return database.write(() ->
        new AttemptTables(database)
            .claim(campaign, true, channel, "poste1", 10, Set.of(), now, now.plusSeconds(30)));
  }

  private Optional<Instant> nextDue(CampaignId campaign, Channel channel) {
    return database.read(() -> new AttemptTables(database).nextDue(campaign, channel));
  }

  private long file(int civic, List<Contact> contacts) {
    return town.file(
        street,
        civic,
        "fr",
        contacts.stream()
            .map(it -> (it.isVoice() ? "" : "sms ") + it.number().e164())
            .toArray(String[]::new));
  }

  /// The first attempts as they are queued, by residence.
  private List<String> firsts(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetch(
                "select position, channel, phone from call_attempt where campaign_id = ?"
                    + " order by target_id, position",
                campaign.number())
            .map(row ->
                row.get(0, Integer.class)
                    + " "
                    + row.get(1, String.class)
                    + " "
                    + row.get(2, String.class).substring(8)));
  }

  private static String first(List<Contact> contacts, int position) {
    var contact = contacts.get(position - 1);
    return position + " " + contact.channel().code() + " " + contact.number().e164().substring(8);
  }

  private static Contact voice(String last) {
    return Contact.voice(new PhoneNumber("+1418555" + last));
  }

  private static Contact text(String last) {
    return new Contact(Channel.SMS, new PhoneNumber("+1418555" + last));
  }
}
