package org.tocsin.settings;

/// Something to mend in the settings.
///
/// @param where the variable or the place in the file that says it: `TOCSIN_PBX_PORT`, `pbx.port`
/// @param found what stands there, never a secret
/// @param wanted the limits of a number, or the variable that can say the setting instead
public record SettingsProblem(Kind kind, String where, String found, String wanted) {

  static SettingsProblem of(Kind kind, String where, String found) {
    return new SettingsProblem(kind, where, found, "");
  }

  /// What can be wrong.
  public enum Kind {
    /// Where the data folder should be, there is a file.
    NOT_A_FOLDER(true),
    NOT_JSON(true),
    NOT_UTF_8(true),
    TOO_LARGE(true),
    UNREADABLE(true),
    NOT_A_PATH(true),
    UNKNOWN_KEY(true),
    NOT_TEXT(true),
    EMPTY(true),
    NOT_A_NUMBER(true),
    OUT_OF_RANGE(true),
    NOT_TRUE_OR_FALSE(true),
    UNKNOWN_LANGUAGE(true),
    NOT_A_PHONE_NUMBER(true),
    NOT_A_DIAL_STRING(true),
    NOT_A_DESK_PHONE(true),
    NOT_A_DATABASE_URL(true),
    UNKNOWN_PROVIDER(true),
    NOT_A_DESTINATION(true),
    NOT_A_SENDER(true),
    CONTROL_CHARACTER(true),
    SECRET_IN_FILE(true),
    SECRET_FILE_UNREADABLE(true),
    SECRET_FILE_EMPTY(true),
    CERTIFICATE_UNREADABLE(true),
    NOT_A_LIST(true),
    REPEATED_NAME(true),
    NOT_A_NAME(true),
    NOT_A_PREFIX(true),
    /// One PBX and a list of them.
    PBX_AND_LIST(true),
    MISSING_FOR_CALLS(false),
    /// In the list of PBXs, where no variable can say it instead.
    MISSING_IN_LIST(false),
    MISSING_FOR_TEXTS(false),
    /// Where messages are to be written, this machine sees no folder.
    FOLDER_NOT_THERE(false),
    FOLDER_NOT_WRITABLE(false);

    private final boolean blocking;

    Kind(boolean blocking) {
      this.blocking = blocking;
    }

    /// Whether nothing can be done before it is mended; otherwise only calls or texts cannot leave.
    public boolean isBlocking() {
      return blocking;
    }
  }
}
