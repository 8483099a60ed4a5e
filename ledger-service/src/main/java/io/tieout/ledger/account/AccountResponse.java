package io.tieout.ledger.account;

import org.jspecify.annotations.Nullable;

record AccountResponse(
        AccountCode code,
        String name,
        AccountType type,
        @Nullable AccountRole role,
        @Nullable AccountCode parent,
        boolean control,
        boolean postable,
        boolean active) {

    static AccountResponse from(Account account) {
        return new AccountResponse(
                account.code(),
                account.name(),
                account.type(),
                account.role(),
                account.parent(),
                account.control(),
                account.postable(),
                account.active());
    }
}
