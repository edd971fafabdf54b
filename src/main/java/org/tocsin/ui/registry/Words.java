package org.tocsin.ui.registry;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.Texts;

/// What this room says of its things, in words.
final class Words {
  private static final Pattern TEN_DIGITS = Pattern.compile("\\b\\d{10}\\b");

  private static final String ARROW = " → ";

  /// As the audit marks a number that no call reaches.
  private static final String INVALID = "×";

  private final Texts texts;

  Words(Texts texts) {
    this.texts = texts;
  }

  String get(String key) {
    return texts.get(key);
  }

  String field(Field field) {
    return texts.get("registry.field." + field.name());
  }

  /// What is wrong and what to do about it. Some reasons say more for one field than in general.
  String fault(Field field, Reason reason) {
    var particular = "registry.fault." + field.name() + "_" + reason.name();
    return texts.bundle().containsKey(particular)
        ? texts.get(particular)
        : texts.get("registry.fault." + reason.name());
  }

  String fault(FileFault fault) {
    return fault(fault.field(), fault.reason());
  }

  String notice(Notice notice) {
    return texts.format(notice.key(), notice.arguments().toArray());
  }

  String channel(Channel channel) {
    return texts.get("registry.channel." + channel.name());
  }

  String language(Language language) {
    return texts.get("registry.language." + language.name());
  }

  String sign(FileFilter.Sign sign) {
    return texts.get("registry.filter.sign." + sign.name());
  }

  String recent(Filters.Recent recent) {
    return texts.get("registry.filter.recent." + recent.name());
  }

  /// A street that is found by another of its names says so.
  String offeredStreet(StreetChoice streets, String typed, String street) {
    return streets
        .reason(typed, street)
        .map(alias ->
            texts.format(
                alias.former() ? "registry.street.offerFormer" : "registry.street.offerAlias",
                street,
                alias.name()))
        .orElse(street);
  }

  String consent(Consent.State state) {
    return texts.get("registry.consent." + state.name());
  }

  String means(Consent.Means means) {
    return texts.get("registry.means." + means.name());
  }

  /// Who took the answer, when, how.
  String provenance(Consent consent) {
    return consent
        .provenance()
        .map(origin ->
            texts.format(
                "registry.consent.provenance",
                means(origin.means()),
                texts.date(origin.takenAt()),
                origin.takenBy(),
                language(origin.language()),
                origin.textVersion()))
        .orElse(texts.get("registry.consent.noProvenance"));
  }

  /// `710, rue des Érables, app. 4`.
  String street(Address address) {
    var house = address.civicNumber().display() + ", " + address.street();
    return address.apartment().isEmpty()
        ? house
        : texts.format("registry.address.apartment", house, address.apartment());
  }

  /// What stands beside a number in its list.
  String details(ContactPoint contact) {
    var words = new StringBuilder(contact.description());
    if (!contact.extension().isEmpty()) {
      add(words, texts.format("registry.contact.extensionShort", contact.extension()));
    }
    if (contact.delaySeconds() > 0) {
      add(words, texts.format("registry.contact.delayShort", "" + contact.delaySeconds()));
    }
    return words.toString();
  }

  private static void add(StringBuilder words, String more) {
    words.append(words.isEmpty() ? "" : " · ").append(more);
  }

  /// A field of the audit's, as a person calls it.
  String difference(String field) {
    return texts.get("registry.difference." + field);
  }

  /// Whether the audit's word is that of a field.
  boolean isField(String word) {
    return texts.bundle().containsKey("registry.difference." + word);
  }

  /// A value as the audit keeps it, as a person reads it.
  String value(String field, String kept) {
    if (kept.isEmpty()) {
      return texts.get("registry.difference.empty");
    }
    return switch (field) {
      case "active", "reducedMobility" -> texts.get("registry.difference.is." + kept);
      case "consent" -> consent(Consent.State.valueOf(kept.toUpperCase(Locale.ROOT)));
      case "language" -> Language.ofCode(kept).map(this::language).orElse(kept);
      case "postalCode" -> PostalCode.parse(kept).map(PostalCode::display).orElse(kept);
      case "voice", "sms", "account", "ownAccount", "keptAccount" ->
          TEN_DIGITS
              .matcher(kept)
              .replaceAll(Words::display)
              .replace(INVALID, texts.get("registry.difference.invalid"));
      default -> kept;
    };
  }

  private static String display(MatchResult number) {
    return PhoneNumber.parse(number.group())
        .map(PhoneNumber::display)
        .orElseGet(() -> new AccountNumber(number.group()).display());
  }

  /// What the audit keeps of a field that was changed, `before → after`, as a person reads it.
  String change(String field, String written) {
    int arrow = written.indexOf(ARROW);
    var value =
        arrow < 0
            ? value(field, written)
            : value(field, written.substring(0, arrow))
                + ARROW
                + value(field, written.substring(arrow + ARROW.length()));
    return texts.format("registry.history.change", difference(field), value);
  }

  Texts texts() {
    return texts;
  }
}
