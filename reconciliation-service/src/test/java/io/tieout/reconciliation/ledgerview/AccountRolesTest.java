package io.tieout.reconciliation.ledgerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountRolesTest {

    @Test
    void fallsBackWhereNothingWasTold() {
        assertThat(new AccountRoles(Set.of()).codes(LedgerRole.REVENUE, "4100")).containsExactly("4100");
    }

    @Test
    void knowsNoAccountOfARoleThatTheChartDoesNotHave() {
        var roles = new AccountRoles(Set.of(new AccountRole("TAX_PAYABLE", "2200")));

        assertThat(roles.codes(LedgerRole.REVENUE, "4100")).isEmpty();
    }

    @Test
    void keepsAccountsThatHadTheRoleBefore() {
        var roles = new AccountRoles(Set.of(new AccountRole("RECEIVABLE", "12100")))
                .plus(Set.of(new AccountRole("RECEIVABLE", "1122"), new AccountRole("REVENUE", "5001")));

        assertThat(roles.codes(LedgerRole.RECEIVABLE, "1200")).containsExactly("1122", "12100");
        assertThat(roles.codes(LedgerRole.REVENUE, "4100")).containsExactly("5001");
    }
}
