package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.FileRules;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.StreetAlias;

/// What can be said of a field as it is left, before the registry is asked. FX thread.
final class FieldChecks {
  private final StreetChoice streets;
  private final ReadOnlyObjectWrapper<Set<String>> cardPrefixes =
      new ReadOnlyObjectWrapper<>(Set.of());

  FieldChecks(StreetChoice streets) {
    this.streets = streets;
  }

  void set(CityPolicy policy) {
    cardPrefixes.set(policy.cardPrefixes());
  }

  /// What the numbers of the city's cards begin with; empty while any card is taken.
  ReadOnlyObjectProperty<Set<String>> cardPrefixes() {
    return cardPrefixes.getReadOnlyProperty();
  }

  Optional<String> onlyCity() {
    return streets.onlyCity();
  }

  /// A text as it is shown once it can be read; as it was typed until then.
  String written(Field field, Function<Field, String> texts) {
    var typed = texts.apply(field);
    var read =
        switch (field) {
          case POSTAL_CODE -> PostalCode.parse(typed).map(PostalCode::display);
          case CIVIC_NUMBER -> CivicNumber.parse(typed).map(CivicNumber::display);
          case CITY -> typed.isBlank() ? Optional.<String>empty() : streets.city(typed);
          case STREET -> streets.official(texts.apply(Field.CITY), typed);
          case CARD -> CardNumber.parse(typed).map(CardNumber::text);
          default -> Optional.<String>empty();
        };
    return read.orElse(typed);
  }

  Optional<Reason> fault(Field field, Function<Field, String> texts) {
    var typed = texts.apply(field);
    if (typed.isBlank()) {
      return isRequired(field) ? Optional.of(Reason.MISSING) : Optional.empty();
    }
    return switch (field) {
      case CITY ->
          streets.isUnknownCity(typed)
              ? Optional.of(Reason.UNKNOWN_STREET)
              : FileRules.fault(field, typed.strip());
      case STREET -> unknownStreet(texts.apply(Field.CITY), typed);
      case CIVIC_NUMBER -> malformed(CivicNumber.parse(typed));
      case POSTAL_CODE -> malformed(PostalCode.parse(typed));
      case CARD -> card(CardNumber.parse(typed));
      default -> FileRules.fault(field, typed.strip());
    };
  }

  /// The streets that may be meant by one that is not known.
  List<String> nearestStreets(Function<Field, String> texts) {
    return streets.nearest(texts.apply(Field.CITY), texts.apply(Field.STREET));
  }

  /// The street of which this is another name.
  Optional<StreetAlias> alias(String city, String typed) {
    return streets.alias(city, typed);
  }

  /// The numbers of the street, when the one that is typed is none of them.
  Optional<CivicSpan> passed(Function<Field, String> texts) {
    var number = CivicNumber.parse(texts.apply(Field.CIVIC_NUMBER));
    return streets
        .numbers(texts.apply(Field.CITY), texts.apply(Field.STREET))
        .filter(span -> number.filter(typed -> !span.holds(typed)).isPresent());
  }

  private static boolean isRequired(Field field) {
    return switch (field) {
      case FAMILY_NAME, CITY, STREET, CIVIC_NUMBER -> true;
      default -> false;
    };
  }

  private Optional<Reason> unknownStreet(String city, String typed) {
    // Of an unknown city no street is known: it is the city that is to be corrected.
    return streets.isUnknownCity(city) || streets.official(city, typed).isPresent()
        ? Optional.empty()
        : Optional.of(Reason.UNKNOWN_STREET);
  }

  private Optional<Reason> card(Optional<CardNumber> read) {
    boolean foreign = read.filter(card -> !card.isOf(cardPrefixes.get())).isPresent();
    return foreign ? Optional.of(Reason.CARD_OF_ANOTHER_CITY) : malformed(read);
  }

  private static Optional<Reason> malformed(Optional<?> read) {
    return read.isPresent() ? Optional.empty() : Optional.of(Reason.MALFORMED);
  }
}
