package org.tocsin.exchange;

import java.util.Map;
import java.util.Set;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.FileContent;

/// What files have that only one may have.
///
/// @param cards with the account of whoever has each
record Taken(
    Set<AccountNumber> accounts, Map<CardNumber, AccountNumber> cards, MergedFiles merged) {

  record Residence(String street, CivicNumber civic, String apartment) {}

  boolean byAnother(FileContent content, AccountNumber account) {
    return content
        .particulars()
        .card()
        .map(card -> cards.getOrDefault(card, account))
        .filter(holder -> !holder.equals(account))
        .isPresent();
  }

  void take(FileContent content, AccountNumber account) {
    accounts.add(account);
    content.particulars().card().ifPresent(card -> cards.put(card, account));
  }
}
