package org.tocsin.ui.common;

import java.util.List;
import javafx.scene.Parent;
import org.tocsin.shared.Language;

/// A room of the rail. It keeps its view model for as long as the console is open; its view is
/// built anew when the language changes.
public interface Room {

  /// Which entry of the rail opens it.
  RoomKey key();

  /// Builds the view and attaches it to the room's view model. FX thread.
  View open(Language language);

  /// Shows something in particular: a file, a campaign.
  void show(long id);

  /// What closing the window now would lose or cut short in this room, a whole sentence each; empty
  /// when nothing would be. FX thread.
  default List<String> unfinished(Language language) {
    return List.of();
  }

  /// The keys that this room understands, beside those of every page. FX thread.
  default List<KeyHelp> keys(Language language) {
    return List.of();
  }

  /// What is on screen of a room.
  interface View {
    Parent root();

    /// Puts the focus where work in this room begins.
    void focus();

    /// Releases all that the view subscribed.
    void close();
  }
}
