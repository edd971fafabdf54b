package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.registry.Address;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.GeoPoint;

/// What a file becomes when a list has a row for its residence.
///
/// The first row of a list for a residence says what is true today: what it fills in replaces what
/// the file said. Later rows of the same list only complete it, so that reading the list again
/// changes nothing; but a refusal to be called counts in any row. No contact point is ever taken
/// away: a list may turn one off, never on again. A withdrawn consent stays withdrawn: a list may
/// be older than the resident's word.
final class FileMerge {
  private FileMerge() {}

  static FileContent updated(FileContent old, ResidentRow source, FileContent row) {
    return at(
        address(old.address(), row.address().postalCode().or(() -> old.address().postalCode())),
        row.location().or(old::location),
        old,
        source,
        row);
  }

  /// The same at the address that the row says: nothing of the old place stays.
  static FileContent moved(FileContent old, ResidentRow source, FileContent row) {
    return at(row.address(), row.location(), old, source, row);
  }

  private static FileContent at(
      Address address,
      Optional<GeoPoint> location,
      FileContent old,
      ResidentRow source,
      FileContent row) {
    return new FileContent(
        row.familyName(),
        row.givenName().isEmpty() ? old.givenName() : row.givenName(),
        source.languageGiven() ? row.language() : old.language(),
        address,
        location,
        source.activeGiven() ? row.active() : old.active(),
        consent(old.consent(), row.consent()),
        contacts(old.contacts(), row.contacts(), true),
        particulars(source, old.particulars(), row.particulars()));
  }

  /// The caller refuses a row that contradicts an earlier one on whether the file is called.
  static FileContent completed(FileContent old, ResidentRow source, FileContent row) {
    return new FileContent(
        old.familyName(),
        old.givenName().isEmpty() ? row.givenName() : old.givenName(),
        old.language(),
        address(old.address(), old.address().postalCode().or(() -> row.address().postalCode())),
        old.location().or(row::location),
        source.activeGiven() ? row.active() : old.active(),
        row.consent() == Consent.State.WITHDRAWN || old.consent() == Consent.State.UNKNOWN
            ? row.consent()
            : old.consent(),
        contacts(old.contacts(), row.contacts(), false),
        completed(old.particulars(), row.particulars()));
  }

  private static Particulars particulars(ResidentRow source, Particulars old, Particulars row) {
    return new Particulars(
        source.mobilityGiven() ? row.reducedMobility() : old.reducedMobility(),
        row.note().isEmpty() ? old.note() : row.note(),
        row.card().or(old::card));
  }

  private static Particulars completed(Particulars old, Particulars row) {
    return new Particulars(
        old.reducedMobility() || row.reducedMobility(),
        old.note().isEmpty() ? row.note() : old.note(),
        old.card().or(row::card));
  }

  private static Address address(Address old, Optional<PostalCode> postalCode) {
    return new Address(old.city(), old.street(), old.civicNumber(), old.apartment(), postalCode);
  }

  private static Consent.State consent(Consent.State old, Consent.State row) {
    return old == Consent.State.WITHDRAWN || row == Consent.State.UNKNOWN ? old : row;
  }

  private static List<ContactPoint> contacts(
      List<ContactPoint> old, List<ContactPoint> row, boolean update) {
    var united = new ArrayList<>(old);
    for (var contact : row) {
      int known = indexOf(united, contact);
      if (known < 0) {
        united.add(contact);
      } else {
        united.set(known, contact(united.get(known), contact, update));
      }
    }
    return united;
  }

  private static int indexOf(List<ContactPoint> contacts, ContactPoint wanted) {
    for (int i = 0; i < contacts.size(); i++) {
      var contact = contacts.get(i);
      if (contact.channel() == wanted.channel()
          && contact.number().equals(wanted.number())
          && contact.extension().equals(wanted.extension())) {
        return i;
      }
    }
    return -1;
  }

  private static ContactPoint contact(ContactPoint old, ContactPoint row, boolean update) {
    boolean describes = !row.description().isEmpty() && (update || old.description().isEmpty());
    boolean delays = row.delaySeconds() != 0 && (update || old.delaySeconds() == 0);
    return new ContactPoint(
        old.channel(),
        old.number(),
        describes ? row.description() : old.description(),
        old.extension(),
        delays ? row.delaySeconds() : old.delaySeconds(),
        old.active() && row.active(),
        old.invalid());
  }
}
