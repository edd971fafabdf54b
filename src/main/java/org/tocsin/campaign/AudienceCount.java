package org.tocsin.campaign;

/// What an audience comes to, counted live before launch.
///
/// @param residences all residences in it, the number that is typed to launch
/// @param callable those that will be called
/// @param numbers of the callable ones: voice numbers, and those for texts where texts leave
/// @param noNumber those without a number that could be used
/// @param noConsent those that did not consent or withdrew
/// @param inactive files that are switched off
/// @param english callable ones whose language is English
public record AudienceCount(
    int residences,
    int callable,
    int numbers,
    int noNumber,
    int noConsent,
    int inactive,
    int english) {

  /// Residences that cannot be called.
  public int uncallable() {
    return residences - callable;
  }
}
