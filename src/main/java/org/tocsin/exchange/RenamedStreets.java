package org.tocsin.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.ConflictException;

/// The residents of a street that the city's list knows as another name of one of its own: they
/// live on that one. Otherwise an alert for its list's street would call nobody.
final class RenamedStreets {
  private final ImportTarget target;
  private final AuditLog audit;
  private final Actor actor;
  private final Instant now;
  private final Set<String> own;
  private int moved;
  private int left;

  /// @param streets the whole list
  RenamedStreets(
      ImportTarget target,
      AuditLog audit,
      Actor actor,
      Instant now,
      Collection<OfficialStreet> streets) {
    this.target = target;
    this.audit = audit;
    this.actor = actor;
    this.now = now;
    own =
        streets.stream()
            .map(street -> StreetName.key(street.city(), street.name()))
            .collect(Collectors.toSet());
  }

  /// @throws ConflictException when somebody changed one of the files meanwhile
  void follow(OfficialStreet street) {
    street.aliases().forEach(name -> follow(street, name, false));
    street.formerNames().forEach(name -> follow(street, name, true));
  }

  private void follow(OfficialStreet street, String name, boolean former) {
    if (own.contains(StreetName.key(street.city(), name))) {
      return;
    }
    var files = target.bulk().listFilesOf(street.city(), name);
    target.bulk().lock(files);
    target.bulk().find(files).forEach(file -> move(file, street.name()));
    target.bulk().retireStreet(street.city(), name, street.name(), former);
  }

  /// Two files of one residence are for a person to merge.
  private void move(ResidentFile file, String street) {
    var before = file.content();
    var after = before.withStreet(street);
    if (target.store().findByAddress(after.address()).isPresent()) {
      left++;
      return;
    }
    if (!target.store().update(file.id(), file.version(), after, now)) {
      throw new ConflictException("A file was changed meanwhile", new IllegalStateException());
    }
    var changes = FileChanges.between(before, after);
    var subject = "file:" + file.id().number();
    audit.append(AuditEntry.of(now, actor, "registry.moveStreet", subject, changes));
    moved++;
  }

  /// Residents whose address says the city's name of their street by now.
  int moved() {
    return moved;
  }

  /// Residents who stay on the former street: its new name has a file of the same address.
  int left() {
    return left;
  }
}
