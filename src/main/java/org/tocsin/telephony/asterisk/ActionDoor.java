package org.tocsin.telephony.asterisk;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.asteriskjava.manager.action.ManagerAction;
import org.jspecify.annotations.Nullable;

/// The one door that every action goes out by. The library writes fields as they are, so that a
/// line break in any of them would begin an action of somebody else's choosing; and Asterisk throws
/// a message away, without a word, when one of its lines is over 1,020 bytes.
final class ActionDoor {
  private static final int LONGEST_LINE = 1_000;

  private ActionDoor() {}

  /// Looks at every text of the action, whatever its kind.
  ///
  /// @throws IllegalArgumentException naming the field, never its value, which may be personal
  static <A extends ManagerAction> A pass(A action) {
    try {
      for (PropertyDescriptor property :
          Introspector.getBeanInfo(action.getClass()).getPropertyDescriptors()) {
        if (property.getReadMethod() != null) {
          examine(property.getName(), property.getReadMethod().invoke(action));
        }
      }
      return action;
    } catch (IntrospectionException | ReflectiveOperationException e) {
      throw new IllegalStateException("An action cannot be examined: " + action.getAction(), e);
    }
  }

  private static void examine(String field, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> {
        text(field, String.valueOf(name));
        text(name instanceof String variable ? clean(variable) : field, String.valueOf(text));
      });
    } else if (value instanceof String text) {
      text(field, text);
    }
  }

  private static void text(String field, String text) {
    if (text.codePoints().anyMatch(ActionDoor::isBreaking)) {
      throw new IllegalArgumentException("A control character in the field " + field);
    }
    if (text.getBytes(StandardCharsets.UTF_8).length + field.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("Over 1,000 bytes in the field " + field);
    }
  }

  /// Every control character, and the line separators that Unicode adds to them.
  private static boolean isBreaking(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static String clean(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "?");
  }
}
