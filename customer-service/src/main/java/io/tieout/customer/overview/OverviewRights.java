package io.tieout.customer.overview;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which blocks a caller may see: those whose figures the service they come from would show, too. What is cut by the
/// owner of a deal there is not told here and so withheld from those who see a part of it only.
///
/// @param sales deals and orders of everybody
/// @param ledger invoices, balances and how they were paid
record OverviewRights(boolean sales, boolean ledger) {

    private static final Set<Role> SEES_ALL_SALES =
            Set.of(Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SUPPORT, Role.INTEGRATOR, Role.OPERATOR);

    private static final Set<Role> SEES_INVOICES = Set.of(
            Role.ACCOUNTANT,
            Role.AUDITOR,
            Role.ADMIN,
            Role.SALES_MANAGER,
            Role.SUPPORT,
            Role.INTEGRATOR,
            Role.OPERATOR);

    static OverviewRights of(Caller caller) {
        return new OverviewRights(
                caller.roles().stream().anyMatch(SEES_ALL_SALES::contains),
                caller.roles().stream().anyMatch(SEES_INVOICES::contains));
    }

    List<String> withheld() {
        var withheld = new ArrayList<String>();
        if (!sales) {
            withheld.addAll(List.of("deals", "orders"));
        }
        if (!ledger) {
            withheld.addAll(List.of("balance", "paymentHabit", "invoices"));
        }
        return withheld;
    }

    /// Kinds of documents in the history.
    List<String> documentKinds() {
        var kinds = new ArrayList<String>();
        if (sales) {
            kinds.add("ORDER");
        }
        if (ledger) {
            kinds.add("INVOICE");
        }
        return kinds;
    }
}
