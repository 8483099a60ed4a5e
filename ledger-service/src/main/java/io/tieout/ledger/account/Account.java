package io.tieout.ledger.account;

import org.jspecify.annotations.Nullable;

/// An account of the chart.
///
/// @param control kept by a sub-ledger or a bank statement: takes no manual journals
/// @param postable takes lines; a summary account only groups others
public record Account(
        AccountCode code,
        String name,
        AccountType type,
        @Nullable AccountRole role,
        @Nullable AccountCode parent,
        boolean control,
        boolean postable,
        boolean active,
        long version) {

    static Account postable(AccountCode code, String name, AccountType type, @Nullable AccountCode parent) {
        return new Account(code, name, type, null, parent, false, true, true, 1);
    }

    static Account summary(AccountCode code, String name, AccountType type, @Nullable AccountCode parent) {
        return new Account(code, name, type, null, parent, false, false, true, 1);
    }

    Account as(AccountRole assigned) {
        return new Account(code, name, type, assigned, parent, control, postable, active, version);
    }

    Account asControl() {
        return new Account(code, name, type, role, parent, true, postable, active, version);
    }
}
