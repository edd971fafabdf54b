package org.tocsin.ui.followup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.board.CallRow;
import org.tocsin.shared.AttemptId;

/// Every call of one campaign, and those that pass the filter. FX thread.
///
/// A refresh touches only the rows that it brings: rows on screen are updated in place, and the
/// list of shown rows is changed at most once for those that appear and once for those that go.
final class CallTableModel {
  private final Map<AttemptId, CallItem> byId = new HashMap<>();
  private final List<CallItem> all = new ArrayList<>();
  private final ObservableList<CallItem> shown = FXCollections.observableArrayList();
  private final ObservableList<CallItem> shownReadOnly =
      FXCollections.unmodifiableObservableList(shown);
  private final ObservableList<String> streets = FXCollections.observableArrayList();
  private final TreeSet<String> knownStreets = new TreeSet<>();
  private final EnumMap<Phase, Integer> counts = new EnumMap<>(Phase.class);
  private CallFilter filter = CallFilter.ALL;

  /// The rows that pass the filter, in the order in which they first came.
  ObservableList<CallItem> shown() {
    return shownReadOnly;
  }

  /// Streets that have been called, for the filter.
  ObservableList<String> streets() {
    return streets;
  }

  int size() {
    return all.size();
  }

  int count(Phase phase) {
    return counts.getOrDefault(phase, 0);
  }

  void clear() {
    byId.clear();
    all.clear();
    counts.clear();
    knownStreets.clear();
    streets.clear();
    shown.clear();
  }

  void setFilter(CallFilter newFilter) {
    filter = newFilter;
    var passing = new ArrayList<CallItem>();
    for (var item : all) {
      item.setPassing(filter.passes(item));
      if (item.isPassing()) {
        passing.add(item);
      }
    }
    shown.setAll(passing);
  }

  /// Takes one refresh over.
  void apply(List<CallRow> changed) {
    var coming = new ArrayList<CallItem>();
    var going = Collections.newSetFromMap(new IdentityHashMap<CallItem, Boolean>());
    for (var row : changed) {
      var item = byId.get(row.id());
      if (item == null) {
        item = add(row);
      } else {
        update(item, row);
      }
      boolean passes = filter.passes(item);
      if (passes && !item.isPassing() && !going.remove(item)) {
        coming.add(item);
      } else if (!passes && item.isPassing()) {
        going.add(item);
      }
      item.setPassing(passes);
    }
    coming.removeIf(item -> !item.isPassing());
    if (!going.isEmpty()) {
      shown.removeAll(going);
    }
    if (!coming.isEmpty()) {
      shown.addAll(coming);
    }
    if (streets.size() != knownStreets.size()) {
      streets.setAll(knownStreets);
    }
  }

  private CallItem add(CallRow row) {
    var item = new CallItem(row);
    byId.put(row.id(), item);
    all.add(item);
    knownStreets.add(row.street());
    counts.merge(item.phase(), 1, Integer::sum);
    return item;
  }

  private void update(CallItem item, CallRow row) {
    var before = item.phase();
    item.update(row);
    var after = item.phase();
    if (before != after) {
      counts.merge(before, -1, Integer::sum);
      counts.merge(after, 1, Integer::sum);
    }
  }
}
