package org.tocsin.registry;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.tocsin.shared.PhoneNumber;

/// What two files have in common.
///
/// @param likeness of their names, from 0 to 100
public record Resemblance(Set<DuplicateReason> reasons, int likeness) {
  public Resemblance {
    reasons = Set.copyOf(reasons);
  }

  /// @param sameCivicNumber whether both are at one civic number of one street
  Resemblance(boolean sameResidence, boolean sameNumber, int likeness, boolean sameCivicNumber) {
    this(reasons(sameResidence, sameNumber, likeness, sameCivicNumber), likeness);
  }

  private static Set<DuplicateReason> reasons(
      boolean sameResidence, boolean sameNumber, int likeness, boolean sameCivicNumber) {
    var reasons = EnumSet.noneOf(DuplicateReason.class);
    if (sameResidence) {
      reasons.add(DuplicateReason.SAME_RESIDENCE);
    }
    if (sameNumber) {
      reasons.add(DuplicateReason.SAME_NUMBER);
    }
    if (sameCivicNumber && likeness >= NameLikeness.NEAR) {
      reasons.add(DuplicateReason.NEAR_NAME);
    }
    return reasons;
  }

  /// Of two whole files.
  public static Resemblance of(FileContent one, FileContent other) {
    // Whose they are does not matter here.
    var nobody = new FileId(0);
    var dwelling = Dwelling.of(nobody, one);
    var neighbour = Dwelling.of(nobody, other);
    boolean sameCivicNumber =
        one.address().sharesStreetWith(other.address())
            && one.address().civicNumber().number() == other.address().civicNumber().number();
    var close = dwelling.resemblance(neighbour);
    return new Resemblance(
        sameCivicNumber && close.reasons().contains(DuplicateReason.SAME_RESIDENCE),
        numbers(one).stream().anyMatch(numbers(other)::contains),
        close.likeness(),
        sameCivicNumber);
  }

  private static Set<PhoneNumber> numbers(FileContent content) {
    var numbers = new HashSet<PhoneNumber>();
    content.contacts().forEach(contact -> numbers.add(contact.number()));
    return numbers;
  }

  public boolean isSuspect() {
    return !reasons.isEmpty();
  }

  Resemblance and(Resemblance other) {
    var both = EnumSet.noneOf(DuplicateReason.class);
    both.addAll(reasons);
    both.addAll(other.reasons);
    return new Resemblance(both, Math.max(likeness, other.likeness));
  }
}
