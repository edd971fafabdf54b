package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CITY_SETTING;
import static org.tocsin.store.schema.Tables.DO_NOT_CALL;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DiallingRules;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// What the city decided, and the numbers that it must never call.
final class PolicyTables {
  private static final String SEVERAL_VOICE = "registry.severalVoiceNumbers";
  private static final String CARD_PREFIXES = "registry.cardPrefixes";
  private static final String OFFICIAL = "registry.streetsAreOfficial";

  private final Database database;

  PolicyTables(Database database) {
    this.database = database;
  }

  /// Until the city decides: several voice numbers, all of Canada, streets as they come.
  CityPolicy read() {
    var settings =
        database
            .dsl()
            .selectFrom(CITY_SETTING)
            .where(
                CITY_SETTING.NAME.in(SEVERAL_VOICE, DiallingRules.SETTING, CARD_PREFIXES, OFFICIAL))
            .fetchMap(CITY_SETTING.NAME, CITY_SETTING.CONTENT);
    var codes = Optional.ofNullable(settings.get(DiallingRules.SETTING));
    return new CityPolicy(
        Boolean.parseBoolean(settings.getOrDefault(SEVERAL_VOICE, "true")),
        DiallingRules.of(codes).allowedAreaCodes(),
        words(settings.getOrDefault(CARD_PREFIXES, "")),
        Boolean.parseBoolean(settings.getOrDefault(OFFICIAL, "false")));
  }

  CityPolicy readToChange() {
    database.serialize("city policy");
    return read();
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(","));
  }

  void write(CityPolicy policy) {
    put(SEVERAL_VOICE, Boolean.toString(policy.severalVoiceNumbers()));
    put(DiallingRules.SETTING, String.join(",", new TreeSet<>(policy.allowedAreaCodes())));
    put(CARD_PREFIXES, String.join(",", new TreeSet<>(policy.cardPrefixes())));
    put(OFFICIAL, Boolean.toString(policy.streetsAreOfficial()));
  }

  private void put(String name, String content) {
    int changed =
        database
            .dsl()
            .update(CITY_SETTING)
            .set(CITY_SETTING.CONTENT, content)
            .where(CITY_SETTING.NAME.eq(name))
            .execute();
    if (changed == 0) {
      database
          .dsl()
          .insertInto(CITY_SETTING)
          .set(CITY_SETTING.NAME, name)
          .set(CITY_SETTING.CONTENT, content)
          .execute();
    }
  }

  Set<PhoneNumber> doNotCall(Collection<PhoneNumber> numbers) {
    if (numbers.isEmpty()) {
      return Set.of();
    }
    var wanted = numbers.stream().map(PhoneNumber::e164).distinct().toList();
    return database
        .dsl()
        .select(DO_NOT_CALL.PHONE)
        .from(DO_NOT_CALL)
        .where(DO_NOT_CALL.PHONE.in(wanted))
        .fetch(DO_NOT_CALL.PHONE)
        .stream()
        .map(PhoneNumber::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
