package io.tieout.customer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platformtest.TestClock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadScoreTest {

    @Test
    void saysWhyALeadLooksPromising() {
        var lead = lead("Contoh PT", "ann@contoh.example", "+62 811 555 0101", "We need 40 machines by May");

        assertThat(LeadScore.of(lead, List.of()))
                .isEqualTo(new LeadScore(
                        85,
                        List.of(
                                LeadScore.Reason.PHONE,
                                LeadScore.Reason.EMAIL,
                                LeadScore.Reason.BUSINESS_EMAIL,
                                LeadScore.Reason.ORGANISATION,
                                LeadScore.Reason.MESSAGE)));
    }

    @Test
    void aMailAddressOfEverybodySaysLess() {
        assertThat(LeadScore.of(lead(null, "ann@GMAIL.com", null, "hi"), List.of())
                        .points())
                .isEqualTo(15);
    }

    @Test
    void whoIsACustomerAlreadyIsWorthMore() {
        var known = new Duplicate(Duplicate.Kind.CUSTOMER, new UUID(0, 1), Duplicate.Reason.NAME, null);

        assertThat(LeadScore.of(lead("Contoh", null, null, null), List.of(known))
                        .reasons())
                .containsExactly(LeadScore.Reason.ORGANISATION, LeadScore.Reason.KNOWN_CUSTOMER);
    }

    @Test
    void phoneNumbersAreKeptInOneForm() {
        assertThat(lead(null, null, "0049 (30) 12-34", null).phone()).isEqualTo("+49301234");
    }

    @Test
    void anAddressSendsOnlySomeFormsInAWhile() {
        var clock = new TestClock();
        clock.set("2026-06-30T10:00:00Z");
        var limit = new SenderLimit(clock);
        for (int sent = 0; sent < SenderLimit.LEADS; sent++) {
            assertThat(limit.take("192.0.2.1")).isTrue();
        }

        assertThat(limit.take("192.0.2.1")).isFalse();
        assertThat(limit.take("192.0.2.2")).isTrue();
        clock.advance(SenderLimit.WINDOW);
        assertThat(limit.take("192.0.2.1")).isTrue();
    }

    private static NewLead lead(
            @Nullable String organisation, @Nullable String email, @Nullable String phone, @Nullable String message) {
        return new NewLead("Ann", organisation, email, phone, null, null, "web", message, null);
    }
}
