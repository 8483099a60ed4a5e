package io.tieout.customer.search;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.INTEGRATOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// What a caller may find: what the service that keeps the records shows to the caller.
///
/// People in sales see their own orders there and those of their teams. Whose an order is, is not known here: only
/// who sees all of them finds them here. Of leads a representative finds the own ones only: those in the pool are
/// shown to all, but not whom they are about.
///
/// @param seesAllLeads or those of the caller only
record SearchSight(Set<SearchType> types, boolean seesAllLeads, UUID callerId) {

    private static final Set<Role> SEE_ALL_ORDERS = Set.of(ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR);
    private static final Set<Role> SEE_INVOICES = Set.of(ACCOUNTANT, AUDITOR, ADMIN, SALES_MANAGER, SUPPORT, OPERATOR);

    private static final Set<Role> SEE_ALL_LEADS = Set.of(SALES_MANAGER, SUPPORT, AUDITOR, ADMIN, OPERATOR);

    SearchSight {
        types = Set.copyOf(types);
    }

    static SearchSight of(Caller caller) {
        var types = EnumSet.of(SearchType.CUSTOMER, SearchType.CONTACT);
        if (sees(caller, SEE_ALL_ORDERS, "sales:read")) {
            types.add(SearchType.ORDER);
        }
        if (sees(caller, SEE_INVOICES, "ledger:read")) {
            types.add(SearchType.INVOICE);
        }
        boolean allLeads = sees(caller, SEE_ALL_LEADS, "customers:read");
        if (allLeads || caller.is(SALES_REPRESENTATIVE)) {
            types.add(SearchType.LEAD);
        }
        return new SearchSight(types, allLeads, caller.id());
    }

    private static boolean sees(Caller caller, Set<Role> roles, String scope) {
        return caller.roles().stream().anyMatch(roles::contains)
                || (caller.is(INTEGRATOR) && caller.scopes().contains(scope));
    }
}
