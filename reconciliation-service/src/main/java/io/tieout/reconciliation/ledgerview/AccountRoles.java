package io.tieout.reconciliation.ledgerview;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a company's accounts are used for, as far as the ledger has told it.
///
/// A role may have been on another account before: what was booked there counts as well.
record AccountRoles(Set<AccountRole> told) {

    AccountRoles {
        told = Set.copyOf(told);
    }

    /// @param fallback where the ledger has told no roles at all
    /// @return codes in order; none when no account has the role
    SortedSet<String> codes(LedgerRole role, String fallback) {
        var codes = new TreeSet<String>();
        if (told.isEmpty()) {
            codes.add(fallback);
        }
        told.stream()
                .filter(account -> account.role().equals(role.name()))
                .map(AccountRole::accountCode)
                .forEach(codes::add);
        return codes;
    }

    AccountRoles plus(Collection<AccountRole> more) {
        var all = new HashSet<>(told);
        all.addAll(more);
        return new AccountRoles(all);
    }
}
