package org.tocsin.ui.followup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.layout.Region;

/// Shows as many columns of a table as fit in its width, the most important first, none with its
/// header cut; what is left over goes to those of long words. Any other is shown, or hidden, from
/// the table's menu, and stays so.
final class ColumnFit {
  private static final double SCROLL_BAR = 18;
  private static final double SORT_ARROW = 22;

  private final TableView<?> table;
  private final List<Member> members = new ArrayList<>();
  private final Map<TableColumn<?, ?>, Double> headers = new HashMap<>();
  private final Set<TableColumn<?, ?>> chosen = new HashSet<>();
  private final ContextMenu menu = new ContextMenu();
  private boolean fitting;

  /// @param least width that its usual words need
  /// @param share of what is left over
  private record Member(TableColumn<?, ?> column, double least, int share) {}

  ColumnFit(TableView<?> table) {
    this.table = table;
    table.setTableMenuButtonVisible(true);
    table.setContextMenu(menu);
    table.widthProperty().subscribe(_ -> fit());
    table.getSortOrder().subscribe(this::fit);
  }

  /// Adds the next column in the order of importance.
  void add(TableColumn<?, ?> column, double least, int share) {
    members.add(new Member(column, least, share));
    column.visibleProperty().subscribe((_, _) -> choose(column));
    var item = new CheckMenuItem(column.getText());
    item.selectedProperty().bindBidirectional(column.visibleProperty());
    menu.getItems().add(item);
  }

  private void choose(TableColumn<?, ?> column) {
    if (!fitting) {
      chosen.add(column);
      fit();
    }
  }

  private void fit() {
    if (fitting || table.getWidth() == 0) {
      return;
    }
    fitting = true;
    measureHeaders();
    var shown = choose(table.getWidth() - SCROLL_BAR);
    double used = shown.stream().mapToDouble(this::least).sum();
    int shares = shown.stream().mapToInt(Member::share).sum();
    double left = Math.max(0, table.getWidth() - SCROLL_BAR - used);
    for (var member : members) {
      member.column().setVisible(shown.contains(member));
      member.column().setMinWidth(headerOf(member));
      double more = shares == 0 ? 0 : left * member.share() / shares;
      member.column().setPrefWidth(Math.floor(least(member) + more));
    }
    fitting = false;
  }

  /// Those that were chosen by hand, and then the most important as long as there is room.
  private List<Member> choose(double room) {
    var shown =
        new ArrayList<>(
            members.stream()
                .filter(it -> chosen.contains(it.column()) && it.column().isVisible())
                .toList());
    double used = shown.stream().mapToDouble(this::least).sum();
    for (var member : members) {
      if (!chosen.contains(member.column())) {
        used += least(member);
        if (used > room) {
          break;
        }
        shown.add(member);
      }
    }
    return shown;
  }

  /// The header of a column that is hidden is known from when it was shown.
  private void measureHeaders() {
    for (var node : table.lookupAll(".column-header")) {
      if (node instanceof TableColumnHeader header
          && header.getTableColumn() instanceof TableColumn<?, ?> column
          && header.lookup(".label") instanceof Region label) {
        headers.put(column, Math.ceil(label.prefWidth(-1)) + 2);
      }
    }
  }

  private double headerOf(Member member) {
    double arrow = table.getSortOrder().contains(member.column()) ? SORT_ARROW : 0;
    return headers.getOrDefault(member.column(), 0.0) + arrow;
  }

  private double least(Member member) {
    return Math.max(member.least(), headerOf(member));
  }
}
