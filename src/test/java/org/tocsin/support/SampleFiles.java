package org.tocsin.support;

import java.util.List;
import java.util.Optional;
import org.tocsin.registry.Address;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Invented files for tests.
public final class SampleFiles {
  public static final String CITY = "Saint-Évrard";

  private SampleFiles() {}

  /// `418 555-01xx`.
  public static PhoneNumber phone(int lastTwo) {
    return new PhoneNumber("+14185550%d".formatted(100 + lastTwo));
  }

  public static Address address(String street, int civic, String apartment) {
    return new Address(
        CITY, street, new CivicNumber(civic, ""), apartment, Optional.of(new PostalCode("J1V1A1")));
  }

  public static FileContent with(FileContent file, Particulars particulars) {
    return new FileContent(
        file.familyName(),
        file.givenName(),
        file.language(),
        file.address(),
        file.location(),
        file.active(),
        file.consent(),
        file.contacts(),
        particulars);
  }

  public static FileContent with(FileContent file, String givenName) {
    return new FileContent(
        file.familyName(),
        givenName,
        file.language(),
        file.address(),
        file.location(),
        file.active(),
        file.consent(),
        file.contacts(),
        file.particulars());
  }

  public static FileContent with(FileContent file, Consent.State consent) {
    return new FileContent(
        file.familyName(),
        file.givenName(),
        file.language(),
        file.address(),
        file.location(),
        file.active(),
        consent,
        file.contacts(),
        file.particulars());
  }

  public static FileContent file(
      String familyName, String givenName, Address address, ContactPoint... contacts) {
    return new FileContent(
        familyName,
        givenName,
        Language.FRENCH,
        address,
        Optional.empty(),
        true,
        Consent.State.GIVEN,
        List.of(contacts),
        Particulars.NONE);
  }
}
