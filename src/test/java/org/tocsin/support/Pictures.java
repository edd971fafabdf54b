package org.tocsin.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/// Takes pictures of screens into `target/pictures`, and finds words that were cut short.
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "pictures");

  private Pictures() {}

  public static WritableImage take(FxRobot robot, Parent root, String name) {
    var taken = new WritableImage[1];
    robot.interact(() -> {
      root.applyCss();
      root.layout();
      // Without a window nothing tells a cached part that it has changed.
      root.lookupAll("*").forEach(node -> node.setCache(false));
    });
    robot.interact(() -> taken[0] = root.getScene().snapshot(null));
    write(taken[0], name);
    return taken[0];
  }

  private static void write(WritableImage image, String name) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = image.getPixelReader();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      Files.createDirectories(FOLDER);
      ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Words that do not fit where they stand, the cells of tables aside: their tooltips have the
  /// whole.
  public static List<String> truncated(FxRobot robot, Parent root) {
    var found = new ArrayList<String>();
    // What a figure's last change moved may still wait for the next pulse.
    robot.interact(() -> {
      root.applyCss();
      root.layout();
      collect(root, found);
    });
    return found;
  }

  private static void collect(Node node, List<String> found) {
    if (!node.isVisible() || node instanceof TableCell) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      for (var child : labeled.getChildrenUnmodifiable()) {
        if (child instanceof Text text
            && text.getText().endsWith("...")
            && !labeled.getText().endsWith("...")) {
          found.add(labeled.getText());
        }
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }
}
