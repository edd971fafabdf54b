package org.tocsin.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Lane;
import org.tocsin.campaign.Purpose;
import org.tocsin.exchange.CampaignFileReading.Kind;
import org.tocsin.shared.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a campaign from a JSON file, for the command line. The README documents its format.
public final class CampaignFileReader {
  private static final long LARGEST_FILE = 5_000_000;
  private static final Map<String, Purpose> PURPOSES = purposes();
  private static final Map<String, CivicRange.Side> SIDES = sides();

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final List<CampaignFileReading.Fault> faults = new ArrayList<>();

  private CampaignFileReader(Path file) {
    this.file = file;
  }

  /// Audio files are looked for from the folder of the campaign file.
  public static CampaignFileReading read(Path file) {
    return new CampaignFileReader(file).reading();
  }

  // In the order in which a person is told them.

  private static Map<String, Purpose> purposes() {
    var words = new LinkedHashMap<String, Purpose>();
    for (var purpose : Purpose.values()) {
      words.put(purpose.code(), purpose);
    }
    return words;
  }

  private static Map<String, CivicRange.Side> sides() {
    var words = new LinkedHashMap<String, CivicRange.Side>();
    for (var side : CivicRange.Side.values()) {
      words.put(side.name().toLowerCase(Locale.ROOT), side);
    }
    return words;
  }

  private CampaignFileReading reading() {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        add(Kind.TOO_LARGE, file.toString(), "", "");
        return new CampaignFileReading.Faulty(faults);
      }
      var root = MAPPER.readTree(Files.readString(file));
      if (root.isMissingNode()) {
        add(Kind.NOT_JSON, "1", "1", "");
        return new CampaignFileReading.Faulty(faults);
      }
      var draft = draft(new JsonReader("", root, this::add));
      return faults.isEmpty()
          ? new CampaignFileReading.Read(draft)
          : new CampaignFileReading.Faulty(faults);
    } catch (StreamReadException e) {
      addAt(Kind.NOT_JSON, e);
    } catch (JacksonException e) {
      addAt(Kind.REPEATED_KEY, e);
    } catch (CharacterCodingException e) {
      add(Kind.NOT_UTF_8, file.toString(), "", "");
    } catch (NoSuchFileException e) {
      add(Kind.ABSENT, file.toString(), "", "");
    } catch (IOException e) {
      add(Kind.UNREADABLE, file.toString(), "", "");
    }
    return new CampaignFileReading.Faulty(faults);
  }

  private void addAt(Kind kind, JacksonException e) {
    var at = e.getLocation();
    add(
        kind,
        at == null ? "1" : Integer.toString(at.getLineNr()),
        at == null ? "1" : Integer.toString(at.getColumnNr()),
        "");
  }

  private CampaignDraft draft(JsonReader root) {
    root.allow("name", "purpose", "messages", "text", "audience", "policy");
    var name = root.text("name").orElseGet(() -> root.missing("name", ""));
    var purpose = purpose(root);
    var audio = audio(root);
    var audience = audience(root);
    var policy = PolicyReader.read(root, purpose);
    return new CampaignDraft(name, purpose, audio, audience, policy, texts(root));
  }

  private static Purpose purpose(JsonReader root) {
    var purpose = root.word("purpose", PURPOSES, Purpose.EMERGENCY);
    return root.missing("purpose", purpose);
  }

  private Map<Language, CampaignDraft.AudioFile> audio(JsonReader root) {
    var audio = new EnumMap<Language, CampaignDraft.AudioFile>(Language.class);
    var messages = root.object("messages");
    if (messages.isEmpty()) {
      root.missing("messages", "");
      return audio;
    }
    messages.get().allow("fr", "en");
    for (var language : Language.values()) {
      messages
          .get()
          .text(language.code())
          .flatMap(path -> audioFile(path, "messages." + language.code()))
          .ifPresent(read -> audio.put(language, read));
    }
    return audio;
  }

  /// What is sent by SMS, if anything.
  private static Map<Language, String> texts(JsonReader root) {
    var texts = new EnumMap<Language, String>(Language.class);
    root.object("text")
        .ifPresent(bodies -> {
          bodies.allow("fr", "en");
          for (var language : Language.values()) {
            bodies.text(language.code()).ifPresent(body -> texts.put(language, body));
          }
        });
    return texts;
  }

  private Optional<CampaignDraft.AudioFile> audioFile(String path, String where) {
    try {
      var wav = file.resolveSibling(path);
      return Optional.of(
          new CampaignDraft.AudioFile(String.valueOf(wav.getFileName()), Files.readAllBytes(wav)));
    } catch (IOException | InvalidPathException e) {
      add(Kind.AUDIO_UNREADABLE, where, path, "");
      return Optional.empty();
    }
  }

  private static Audience audience(JsonReader root) {
    var audience = root.object("audience");
    if (audience.isEmpty()) {
      return root.missing("audience", new Audience.Everyone());
    }
    audience.get().allow("everyone", "streets");
    if (audience.get().flag("everyone").orElse(false)) {
      if (audience.get().has("streets")) {
        // One of the two is a mistake, and which one decides how many people are called.
        audience.get().fault(Kind.EVERYONE_AND_STREETS);
      }
      return new Audience.Everyone();
    }
    var ranges = new ArrayList<CivicRange>();
    for (var street : audience.get().list("streets")) {
      ranges.add(range(street));
    }
    return new Audience.Streets(ranges);
  }

  private static CivicRange range(JsonReader street) {
    street.allow("city", "street", "from", "to", "side", "priority");
    var city = street.text("city").orElseGet(() -> street.missing("city", ""));
    var name = street.text("street").orElseGet(() -> street.missing("street", ""));
    int from = street.whole("from", 1, CivicRange.HIGHEST).orElse(1);
    var to = street.whole("to", from, CivicRange.HIGHEST);
    var side = street.word("side", SIDES, CivicRange.Side.BOTH);
    int priority =
        street.whole("priority", Lane.MOST_PRESSING, Lane.LEAST_PRESSING).orElse(Lane.USUAL);
    return new CivicRange(city, name, from, to.orElse(CivicRange.HIGHEST), side, priority);
  }

  private void add(Kind kind, String where, String found, String wanted) {
    faults.add(new CampaignFileReading.Fault(kind, where, found, wanted));
  }
}
