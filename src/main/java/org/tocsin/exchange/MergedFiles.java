package org.tocsin.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.RegistryBulk.MergedFile;

/// Files that somebody merged into others: a list may still speak of them.
final class MergedFiles {
  private final Map<AccountNumber, List<MergedFile>> byAccount;
  private final Map<Residence, List<MergedFile>> byResidence;

  MergedFiles(Collection<MergedFile> files, ImportStreets streets) {
    byAccount = files.stream().collect(Collectors.groupingBy(file -> file.closed().account()));
    byResidence =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> streets.residence(file.closed().content().address())));
  }

  boolean contains(Residence residence) {
    return byResidence.containsKey(residence);
  }

  List<MergedFile> of(AccountNumber account) {
    return byAccount.getOrDefault(account, List.of());
  }

  List<MergedFile> at(Residence residence) {
    return byResidence.getOrDefault(residence, List.of());
  }
}
