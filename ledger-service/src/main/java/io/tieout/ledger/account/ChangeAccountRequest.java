package io.tieout.ledger.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The members of an account that can change, as a merge patch sees them.
///
/// @param type only while the account has no lines
/// @param parent a summary account of the same type
/// @param cashFlow none: the cash flow statement names the account as unmapped
/// @param currency the only one of its lines, while it has none; none: any
record ChangeAccountRequest(
        @NotBlank @Size(max = 120) String name,
        @NotNull AccountType type,
        @Nullable AccountCode parent,
        @NotNull Boolean active,
        @NotNull StatementLine statementLine,
        @NotNull Boolean contra,
        @Nullable CashFlowCategory cashFlow,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable Currency currency) {

    static ChangeAccountRequest from(Account account) {
        return new ChangeAccountRequest(
                account.name(),
                account.type(),
                account.parent(),
                account.active(),
                account.mapping().line(),
                account.mapping().contra(),
                account.mapping().cashFlow(),
                account.dates().from(),
                account.dates().to(),
                account.currency());
    }

    AccountDetails toDetails() {
        return new AccountDetails(
                name,
                type,
                parent,
                active,
                new AccountMapping(statementLine, contra, cashFlow),
                new ActiveDates(activeFrom, activeTo),
                currency);
    }
}
