package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileMerge;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;

/// Two files side by side, and what is taken of each.
final class MergeChoice {
  /// The file on the left, or the one on the right.
  enum Side {
    LEFT,
    RIGHT
  }

  /// What is taken of one of them: the account tells which file is kept.
  enum Part {
    ACCOUNT,
    FAMILY_NAME,
    GIVEN_NAME,
    LANGUAGE,
    ADDRESS,
    ACTIVE,
    REDUCED_MOBILITY,
    CARD,
    NOTE;

    Object of(ResidentFile file) {
      var content = file.content();
      return switch (this) {
        case ACCOUNT -> file.account();
        case FAMILY_NAME -> content.familyName();
        case GIVEN_NAME -> content.givenName();
        case LANGUAGE -> content.language();
        case ADDRESS -> content.address();
        case ACTIVE -> content.active();
        case REDUCED_MOBILITY -> content.particulars().reducedMobility();
        case CARD -> content.particulars().card();
        case NOTE -> content.particulars().note();
      };
    }

    /// Whether a file says nothing there that the other would not say better.
    private boolean lacking(ResidentFile file) {
      return switch (this) {
        case ACCOUNT, FAMILY_NAME, LANGUAGE, ADDRESS, ACTIVE -> false;
        case GIVEN_NAME, NOTE -> of(file).equals("");
        case REDUCED_MOBILITY -> of(file).equals(false);
        case CARD -> of(file).equals(Optional.empty());
      };
    }
  }

  /// A contact point of either file, or of both.
  record Line(ContactPoint contact, boolean left, boolean right) {}

  private final ResidentFile left;
  private final ResidentFile right;
  private final Map<Part, Side> sides = new EnumMap<>(Part.class);
  private final List<Line> lines = new ArrayList<>();
  private final Set<Line> dropped = new HashSet<>();

  /// Begins with what the file on the left says, and what only the other does.
  MergeChoice(ResidentFile left, ResidentFile right) {
    this.left = left;
    this.right = right;
    for (var part : Part.values()) {
      boolean fill = part.lacking(left) && !part.lacking(right);
      sides.put(part, fill ? Side.RIGHT : Side.LEFT);
    }
    for (var contact : left.content().contacts()) {
      lines.add(new Line(contact, true, find(right, contact).isPresent()));
    }
    right.content().contacts().stream()
        .filter(contact -> find(left, contact).isEmpty())
        .forEach(contact -> lines.add(new Line(contact, false, true)));
  }

  private static Optional<ContactPoint> find(ResidentFile file, ContactPoint wanted) {
    return file.content().contacts().stream()
        .filter(contact ->
            contact.channel() == wanted.channel()
                && contact.number().equals(wanted.number())
                && contact.extension().equals(wanted.extension()))
        .findFirst();
  }

  ResidentFile file(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /// What differs must be chosen.
  boolean differs(Part part) {
    return !part.of(left).equals(part.of(right));
  }

  Side side(Part part) {
    return Objects.requireNonNull(sides.get(part));
  }

  void choose(Part part, Side side) {
    sides.put(part, side);
  }

  /// Voice first, as in the file.
  List<Line> lines() {
    return Stream.of(Channel.VOICE, Channel.SMS)
        .flatMap(channel -> lines.stream().filter(line -> line.contact().channel() == channel))
        .toList();
  }

  boolean isTaken(Line line) {
    return !dropped.contains(line);
  }

  void take(Line line, boolean taken) {
    if (taken) {
      dropped.remove(line);
    } else {
      dropped.add(line);
    }
  }

  /// The file that is kept.
  ResidentFile kept() {
    return file(side(Part.ACCOUNT));
  }

  /// The file that is closed.
  ResidentFile closed() {
    return side(Part.ACCOUNT) == Side.LEFT ? right : left;
  }

  /// It is not chosen: an opt-out in either stands.
  Consent.State consent() {
    return FileMerge.consent(left.content().consent(), right.content().consent());
  }

  private FileContent of(Part part) {
    return file(side(part)).content();
  }

  /// What the kept file will say.
  FileContent content() {
    return new FileContent(
        of(Part.FAMILY_NAME).familyName(),
        of(Part.GIVEN_NAME).givenName(),
        of(Part.LANGUAGE).language(),
        of(Part.ADDRESS).address(),
        of(Part.ADDRESS).location(),
        of(Part.ACTIVE).active(),
        consent(),
        lines().stream().filter(this::isTaken).map(Line::contact).toList(),
        new Particulars(
            of(Part.REDUCED_MOBILITY).particulars().reducedMobility(),
            of(Part.NOTE).particulars().note(),
            of(Part.CARD).particulars().card()));
  }
}
