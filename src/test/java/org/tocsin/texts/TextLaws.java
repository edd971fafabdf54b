package org.tocsin.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The laws of the bundles; each answers with the faults that it finds.
///
/// @param alike texts that are rightly the same in both languages
/// @param prefixes beginnings of keys that the program completes, with what it may add to each
record TextLaws(Set<String> alike, Map<String, Set<String>> prefixes) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}?");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z0-9_-]+)+");

  private static final Map<Pattern, String> TYPOGRAPHY =
      Map.of(
          Pattern.compile("(?<!\u00a0):(?=\\s|$)| :"), "U+00A0 goes before a colon",
          Pattern.compile("(?<!\u202f)(?<![!?])[;!?](?=\\s|$|[»)])"), "U+202F goes before ; ! ?",
          Pattern.compile("«(?!\u00a0)|(?<!\u00a0)»"), "U+00A0 goes inside « »",
          Pattern.compile("\\.\\.\\."), "… is one character");
  private static final Pattern APOSTROPHE = Pattern.compile("\\p{L}'+\\p{L}");

  /// Same keys in both, no text empty, none repeated.
  List<String> completeness(Bundle bundle) {
    var faults = new ArrayList<String>();
    missing(bundle.french().keySet(), bundle.english().keySet(), "in English", faults);
    missing(bundle.english().keySet(), bundle.french().keySet(), "in French", faults);
    bundle.french().forEach((key, text) -> empty(key, text, faults));
    bundle.english().forEach((key, text) -> empty(key, text, faults));
    bundle.repeated().forEach(key -> faults.add(key + ": said twice"));
    return faults;
  }

  /// No text is the same in both languages, unless it is listed; both take the same arguments.
  List<String> translation(Bundle bundle) {
    var faults = new ArrayList<String>();
    bundle
        .french()
        .forEach((key, french) -> {
          var english = bundle.english().getOrDefault(key, "");
          if (french.equals(english) && hasWords(french) && !alike.contains(french)) {
            faults.add(key + ": not translated: " + french);
          }
          if (!english.isEmpty() && !arguments(french).equals(arguments(english))) {
            faults.add(key + ": takes other arguments in the other language");
          }
        });
    return faults;
  }

  List<String> typography(Bundle bundle) {
    var faults = new ArrayList<String>();
    bundle
        .french()
        .forEach((key, text) ->
            TYPOGRAPHY.forEach((pattern, rule) -> {
              if (pattern.matcher(text).find()) {
                faults.add(key + ": " + rule + ": " + text);
              }
            }));
    for (var texts : List.of(bundle.french(), bundle.english())) {
      texts.forEach((key, text) -> {
        if (APOSTROPHE.matcher(text).find()) {
          faults.add(key + ": the apostrophe is ’: " + text);
        }
      });
    }
    return faults;
  }

  /// Every key is named by the sources, whole or by a listed beginning.
  List<String> unused(Bundle bundle, Sources sources) {
    return bundle.french().keySet().stream()
        .filter(key -> !sources.literals().contains(key) && !isCompleted(key))
        .map(key -> key + ": no source names it")
        .toList();
  }

  /// Every key that a screen or the command line names exists, and every beginning is listed.
  List<String> unknown(List<Bundle> bundles, Sources sources) {
    var keys =
        bundles.stream()
            .flatMap(bundle -> bundle.french().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    UnaryOperator<String> room = key -> key.substring(0, key.indexOf('.') + 1);
    var rooms = keys.stream().map(room).collect(Collectors.toSet());
    var faults = new ArrayList<String>();
    for (var literal : sources.screenLiterals()) {
      if (literal.indexOf('.') > 0 && rooms.contains(room.apply(literal))) {
        if (literal.endsWith(".") && !prefixes.containsKey(literal)) {
          faults.add(literal + ": list this beginning, with what may follow, in prefixes.txt");
        } else if (KEY.matcher(literal).matches() && !keys.contains(literal)) {
          faults.add(literal + ": no bundle has it");
        }
      }
    }
    prefixes.forEach((prefix, ends) ->
        ends.stream()
            .filter(end -> !keys.contains(prefix + end))
            .forEach(end -> faults.add(prefix + end + ": no bundle has it")));
    return faults;
  }

  private boolean isCompleted(String key) {
    return prefixes.entrySet().stream()
        .anyMatch(entry ->
            key.startsWith(entry.getKey())
                && entry.getValue().contains(key.substring(entry.getKey().length())));
  }

  private static void missing(
      Set<String> wanted, Set<String> present, String where, List<String> faults) {
    wanted.stream()
        .filter(key -> !present.contains(key))
        .forEach(key -> faults.add(key + ": missing " + where));
  }

  private static void empty(String key, String text, List<String> faults) {
    if (text.isBlank()) {
      faults.add(key + ": empty");
    }
  }

  private static boolean hasWords(String text) {
    return LETTER.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
  }

  private static Set<String> arguments(String text) {
    var found = new TreeSet<String>();
    var matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
