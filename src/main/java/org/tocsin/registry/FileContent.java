package org.tocsin.registry;

import java.util.List;
import java.util.Optional;
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
    List<ContactPoint> contacts) {
  public FileContent {
    contacts = List.copyOf(contacts);
  }

  public List<ContactPoint> contacts(Channel channel) {
    return contacts.stream().filter(contact -> contact.channel() == channel).toList();
  }
}
