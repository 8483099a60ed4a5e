package io.tieout.ledger.charttemplate;

import io.tieout.ledger.account.AccountRole;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// @param edition which state of the standard it follows
/// @param language of the local names
/// @param reversals how a reversal is shown to people
/// @param withoutRoles what this standard has no account for; what needs one is refused
/// @param accounts how many there are
/// @param installedAt since when the company has it; absent for the others
record ChartTemplateSummaryResponse(
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
        int accounts,
        boolean installed,
        @Nullable Instant installedAt) {

    static ChartTemplateSummaryResponse of(ChartTemplate template, InstalledChart present) {
        boolean installed = template.id().equals(present.templateId());
        return new ChartTemplateSummaryResponse(
                template.id(),
                template.edition(),
                template.name(),
                template.localName(),
                template.standard(),
                template.language(),
                template.country(),
                template.vouchers(),
                template.reversals(),
                new TreeSet<>(template.withoutRoles()),
                template.accounts().size(),
                installed,
                installed ? present.installedAt() : null);
    }
}
