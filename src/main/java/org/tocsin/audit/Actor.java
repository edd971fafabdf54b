package org.tocsin.audit;

/// The person, or the service, that makes a change.
///
/// @param name the user code of a member of staff, or a service's name in angle brackets
/// @param workstation the machine where it is done
public record Actor(String name, String workstation) {

  /// The dispatcher, when it ends a campaign or records what a resident pressed.
  public static Actor dispatcher(String workstation) {
    return new Actor("<dispatcher>", workstation);
  }

  /// The resident whose text is obeyed: the number is in the text that was kept.
  public static Actor texts(String workstation) {
    return new Actor("<texts>", workstation);
  }
}
