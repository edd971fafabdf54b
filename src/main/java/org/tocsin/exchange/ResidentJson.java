package org.tocsin.exchange;

import java.io.Writer;
import java.util.List;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Files of residents as JSON: an array with an object for each, its keys the English names of the
/// columns, its numbers with all that is said of them.
final class ResidentJson implements ResidentWriter {
  /// Said of each residence as one text.
  static final List<ResidentColumn> TEXTS =
      List.of(
          ResidentColumn.FAMILY_NAME,
          ResidentColumn.GIVEN_NAME,
          ResidentColumn.LANGUAGE,
          ResidentColumn.CITY,
          ResidentColumn.STREET,
          ResidentColumn.CIVIC_NUMBER,
          ResidentColumn.APARTMENT,
          ResidentColumn.POSTAL_CODE,
          ResidentColumn.ACTIVE,
          ResidentColumn.CONSENT,
          ResidentColumn.LATITUDE,
          ResidentColumn.LONGITUDE,
          ResidentColumn.CARD,
          ResidentColumn.REDUCED_MOBILITY,
          ResidentColumn.NOTE);

  private final JsonGenerator out;

  ResidentJson(Writer out) {
    this.out = JsonMapper.shared().createGenerator(out);
  }

  @Override
  public void begin() {
    out.writeStartArray();
  }

  @Override
  public void add(ResidentFile file) {
    var cells = ResidentCells.of(file.content(), Language.ENGLISH);
    out.writeStartObject();
    out.writeStringProperty(ResidentColumn.ACCOUNT.english(), file.account().digits());
    TEXTS.forEach(
        column -> out.writeStringProperty(column.english(), cells.getOrDefault(column, "")));
    contacts(ResidentColumn.VOICE, file.content().contacts(Channel.VOICE));
    contacts(ResidentColumn.SMS, file.content().contacts(Channel.SMS));
    out.writeEndObject();
    out.writeRaw("\n");
  }

  private void contacts(ResidentColumn column, List<ContactPoint> contacts) {
    out.writeArrayPropertyStart(column.english());
    for (var contact : contacts) {
      out.writeStartObject();
      out.writeStringProperty("number", contact.number().national());
      out.writeStringProperty("description", contact.description());
      out.writeStringProperty("extension", contact.extension());
      out.writeNumberProperty("delay", contact.delaySeconds());
      out.writeBooleanProperty("active", contact.active());
      out.writeBooleanProperty("invalid", contact.invalid());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  @Override
  public void end() {
    out.writeEndArray();
    out.flush();
  }
}
