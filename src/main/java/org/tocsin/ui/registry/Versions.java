package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.registry.Address;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.ui.registry.Question.Difference;

/// Two versions of a file, compared and put together field by field.
///
/// An address is taken whole: the street of one person with the apartment of another is nowhere.
final class Versions {
  static final String ADDRESS = "address";

  private static final Set<String> ADDRESS_PARTS =
      Set.of("city", "street", "civicNumber", "apartment", "postalCode");

  private Versions() {}

  /// In the order of the file.
  static List<Difference> differences(FileContent theirs, FileContent mine) {
    var others = FileChanges.of(theirs);
    var differences = new ArrayList<Difference>();
    FileChanges.of(mine)
        .forEach((field, text) -> {
          var other = others.getOrDefault(field, "");
          if (other.equals(text)) {
            return;
          }
          var difference =
              ADDRESS_PARTS.contains(field)
                  ? new Difference(ADDRESS, line(theirs.address()), line(mine.address()))
                  : new Difference(field, other, text);
          if (!differences.contains(difference)) {
            differences.add(difference);
          }
        });
    return differences;
  }

  private static String line(Address address) {
    return Stream.of(
            address.civicNumber().display() + ", " + address.street(),
            address.apartment(),
            address.city(),
            address.postalCode().map(PostalCode::display).orElse(""))
        .filter(part -> !part.isEmpty())
        .reduce((before, part) -> before + ", " + part)
        .orElse("");
  }

  /// My version, except the fields that are taken from theirs.
  static FileContent chosen(FileContent mine, FileContent theirs, Set<String> taken) {
    var chosen = new Chosen(mine, theirs, taken);
    return new FileContent(
        chosen.of("familyName", FileContent::familyName),
        chosen.of("givenName", FileContent::givenName),
        chosen.of("language", FileContent::language),
        chosen.of(ADDRESS, FileContent::address),
        chosen.of(ADDRESS, FileContent::location),
        chosen.of("active", FileContent::active),
        chosen.of("consent", FileContent::consent),
        Stream.concat(
                chosen.of("voice", file -> file.contacts(Channel.VOICE)).stream(),
                chosen.of("sms", file -> file.contacts(Channel.SMS)).stream())
            .toList(),
        new Particulars(
            chosen.of("reducedMobility", file -> file.particulars().reducedMobility()),
            chosen.of("note", file -> file.particulars().note()),
            chosen.of("card", file -> file.particulars().card())));
  }

  private record Chosen(FileContent mine, FileContent theirs, Set<String> taken) {
    <T> T of(String field, Function<FileContent, T> value) {
      return value.apply(taken.contains(field) ? theirs : mine);
    }
  }
}
