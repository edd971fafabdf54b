package org.tocsin.registry;

import java.util.List;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.shared.Channel;

/// What a change of a file left as it was.
record Unchanged(FileContent before, FileContent after) {

  /// Whether a fault is in something that was so already.
  boolean holds(FileFault fault) {
    if (fault.contact() < 0) {
      return isSame(fault.field());
    }
    return switch (fault.reason()) {
      // No store takes the same line twice.
      case REPEATED -> false;
      case SEVERAL_VOICE_NUMBERS -> addsNoVoice();
      default -> isSame(fault.field(), after.contacts().get(fault.contact()));
    };
  }

  private boolean isSame(Field field) {
    return switch (field) {
      case FAMILY_NAME -> before.familyName().equals(after.familyName());
      case GIVEN_NAME -> before.givenName().equals(after.givenName());
      case CITY -> before.address().city().equals(after.address().city());
      case STREET -> before.address().sharesStreetWith(after.address());
      case APARTMENT -> before.address().apartment().equals(after.address().apartment());
      case CARD -> before.particulars().card().equals(after.particulars().card());
      case NOTE -> before.particulars().note().equals(after.particulars().note());
      default -> false;
    };
  }

  private boolean addsNoVoice() {
    var voices = after.contacts(Channel.VOICE);
    return voices.size() <= before.contacts(Channel.VOICE).size()
        && voices.stream().noneMatch(voice -> sameLines(voice).isEmpty());
  }

  private List<ContactPoint> sameLines(ContactPoint contact) {
    return before.contacts().stream().filter(contact::isSameLine).toList();
  }

  /// A number that was there may stay, and may become inactive; not active again.
  private boolean isSame(Field field, ContactPoint contact) {
    return sameLines(contact).stream()
        .anyMatch(old ->
            switch (field) {
              case DESCRIPTION -> old.description().equals(contact.description());
              case EXTENSION -> old.extension().equals(contact.extension());
              case DELAY -> old.delaySeconds() == contact.delaySeconds();
              default -> old.active() || !contact.active();
            });
  }
}
