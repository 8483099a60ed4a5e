package io.tieout.ledger.account;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// @param localName as the country's accountants call it
/// @param contra usually stands on the other side than its type
/// @param cashFlow absent while nobody has decided it
/// @param currency the only one of its lines; absent: any
record AccountResponse(
        AccountCode code,
        String name,
        @Nullable String localName,
        AccountType type,
        @Nullable AccountRole role,
        @Nullable AccountCode parent,
        boolean control,
        boolean postable,
        boolean active,
        StatementLine statementLine,
        boolean contra,
        @Nullable CashFlowCategory cashFlow,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable Currency currency) {

    static AccountResponse from(Account account) {
        return new AccountResponse(
                account.code(),
                account.name(),
                account.localName(),
                account.type(),
                account.role(),
                account.parent(),
                account.control(),
                account.postable(),
                account.active(),
                account.mapping().line(),
                account.mapping().contra(),
                account.mapping().cashFlow(),
                account.dates().from(),
                account.dates().to(),
                account.currency());
    }
}
