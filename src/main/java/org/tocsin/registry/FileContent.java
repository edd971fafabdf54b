package org.tocsin.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.shared.Channel;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;

/// What a resident file says, apart from its identity: the part that people fill in.
///
/// @param familyName family or company name (Nom/Entreprise)
/// @param givenName first name or person in charge (Prénom/Responsable), may be empty
/// @param contacts in the order in which they are tried, voice and SMS each in their own order
public record FileContent(
    String familyName,
    String givenName,
    Language language,
    Address address,
    Optional<GeoPoint> location,
    boolean active,
    Consent.State consent,
    List<ContactPoint> contacts,
    Particulars particulars) {
  public FileContent {
    contacts = List.copyOf(contacts);
  }

  public List<ContactPoint> contacts(Channel channel) {
    return contacts.stream().filter(contact -> contact.channel() == channel).toList();
  }

  /// Whether one of its numbers is active and was not found invalid.
  public boolean isReachable() {
    return contacts.stream().anyMatch(contact -> contact.active() && !contact.invalid());
  }

  public FileContent withConsent(Consent.State state) {
    return new FileContent(
        familyName, givenName, language, address, location, active, state, contacts, particulars);
  }

  public FileContent withStreet(String street) {
    var there =
        new Address(
            address.city(),
            street,
            address.civicNumber(),
            address.apartment(),
            address.postalCode());
    return new FileContent(
        familyName, givenName, language, there, location, active, consent, contacts, particulars);
  }

  public FileContent withCard(Optional<CardNumber> card) {
    return new FileContent(
        familyName,
        givenName,
        language,
        address,
        location,
        active,
        consent,
        contacts,
        new Particulars(particulars.reducedMobility(), particulars.note(), card));
  }

  /// These changes, made to the file as it stands now: whatever they left as it was when the file
  /// was read comes from the file of today.
  ///
  /// @param base the file as it was read
  /// @param current the file as it stands now
  public FileContent onto(FileContent base, FileContent current) {
    return new FileContent(
        later(familyName, base.familyName, current.familyName),
        later(givenName, base.givenName, current.givenName),
        later(language, base.language, current.language),
        later(address, base.address, current.address),
        address.equals(base.address) ? current.location : location,
        active == base.active ? current.active : active,
        later(consent, base.consent, current.consent),
        Stream.of(Channel.VOICE, Channel.SMS)
            .flatMap(channel -> contactsOnto(channel, base, current))
            .toList(),
        particularsOnto(base.particulars, current.particulars));
  }

  private Particulars particularsOnto(Particulars base, Particulars current) {
    return new Particulars(
        particulars.reducedMobility() == base.reducedMobility()
            ? current.reducedMobility()
            : particulars.reducedMobility(),
        later(particulars.note(), base.note(), current.note()),
        later(particulars.card(), base.card(), current.card()));
  }

  private static <T> T later(T mine, T base, T current) {
    return mine.equals(base) ? current : mine;
  }

  private Stream<ContactPoint> contactsOnto(
      Channel channel, FileContent base, FileContent current) {
    var mine = contacts(channel);
    return mine.equals(base.contacts(channel))
        ? current.contacts(channel).stream()
        : mine.stream().map(contact -> contactOnto(contact, base, current));
  }

  /// A list that was changed still does not say that a number which calls found invalid is good.
  private static ContactPoint contactOnto(
      ContactPoint mine, FileContent base, FileContent current) {
    boolean untouched = mine.invalid() == base.findsInvalid(mine);
    return untouched && current.holds(mine) ? mine.withInvalid(current.findsInvalid(mine)) : mine;
  }

  private boolean holds(ContactPoint contact) {
    return contacts.stream().anyMatch(contact::isSameLine);
  }

  private boolean findsInvalid(ContactPoint contact) {
    return contacts.stream().anyMatch(other -> other.invalid() && contact.isSameLine(other));
  }
}
