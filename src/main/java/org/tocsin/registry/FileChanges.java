package org.tocsin.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.shared.Channel;

/// What a change did to a file, field by field, for the audit and the file's history.
public final class FileChanges {
  private FileChanges() {}

  /// Every field of a new file.
  public static Map<String, String> of(FileContent content) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("familyName", content.familyName());
    fields.put("givenName", content.givenName());
    fields.put("language", content.language().code());
    fields.put("city", content.address().city());
    fields.put("street", content.address().street());
    fields.put("civicNumber", content.address().civicNumber().display());
    fields.put("apartment", content.address().apartment());
    fields.put("postalCode", content.address().postalCode().map(PostalCode::compact).orElse(""));
    fields.put("active", Boolean.toString(content.active()));
    fields.put("consent", content.consent().name());
    var particulars = content.particulars();
    fields.put("reducedMobility", Boolean.toString(particulars.reducedMobility()));
    fields.put("card", particulars.card().map(CardNumber::text).orElse(""));
    fields.put("note", particulars.note());
    fields.put("voice", contacts(content, Channel.VOICE));
    fields.put("sms", contacts(content, Channel.SMS));
    return fields;
  }

  /// The fields that differ, as `before → after`.
  public static Map<String, String> between(FileContent before, FileContent after) {
    var old = of(before);
    var changes = new LinkedHashMap<String, String>();
    of(after)
        .forEach((field, text) -> {
          var previous = old.getOrDefault(field, "");
          if (!text.equals(previous)) {
            changes.put(field, previous + " → " + text);
          }
        });
    return changes;
  }

  private static String contacts(FileContent content, Channel channel) {
    return content.contacts(channel).stream()
        .map(FileChanges::contact)
        .collect(Collectors.joining(", "));
  }

  private static String contact(ContactPoint contact) {
    return contact.number().national()
        + (contact.extension().isEmpty() ? "" : " p. " + contact.extension())
        + (contact.delaySeconds() == 0 ? "" : " +" + contact.delaySeconds() + " s")
        + (contact.description().isEmpty() ? "" : " (" + contact.description() + ")")
        + (contact.active() ? "" : " –")
        + (contact.invalid() ? " ×" : "");
  }
}
