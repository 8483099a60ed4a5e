package io.tieout.ledger.charttemplate;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountRole;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A chart of accounts by a named standard.
///
/// @param edition which state of the standard the file follows
/// @param standard what it follows, for people
/// @param language of the local names, none when there are none
/// @param country none when it is of no one country
/// @param withoutRoles what this standard has no account for; the features that need one refuse
/// @param accounts parents before their children
/// @param taxes how documents are added up, and the tax codes
public record ChartTemplate(
        String id,
        String edition,
        String name,
        @Nullable String localName,
        String standard,
        @Nullable String language,
        @Nullable String country,
        VoucherNumbering vouchers,
        ReversalPresentation reversals,
        Set<AccountRole> withoutRoles,
        List<Account> accounts,
        TemplateTaxes taxes) {

    public ChartTemplate {
        withoutRoles = Set.copyOf(withoutRoles);
        accounts = List.copyOf(accounts);
    }
}
