package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IdentityTest
class CompanyIT {

    private final RestTestClient client;
    private final EventProbe events;
    private final UUID company;

    CompanyIT(@Autowired RestTestClient client, @Autowired EventProbe events, @Autowired JdbcClient jdbc) {
        this.client = client;
        this.events = events;
        this.company = jdbc.sql("select company_id from company where name = 'Nusantara Trading'")
                .query(UUID.class)
                .single();
    }

    @Test
    void showsTheCompanyThatWasFoundedAtTheFirstStart() {
        client.get()
                .uri("/api/v1/company")
                .header("Authorization", TestTokens.bearer(company, Role.SALES_REPRESENTATIVE))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .json("""
                        {"name":"Nusantara Trading","baseCurrency":"EUR","timeZone":"Europe/Berlin","locale":"en",
                         "fiscalYearStartMonth":4}
                        """);
    }

    @Test
    void tellsTheOthersOfTheCompany() {
        var state = events.awaitPublished(IdentityEvents.COMPANY_STATE, company);

        assertThat(state.payload())
                .isEqualTo(new CompanyState(company, "Nusantara Trading", "EUR", "Europe/Berlin", "en", 4));
    }

    @Test
    void hidesCompaniesThatDoNotExistHere() {
        client.get()
                .uri("/api/v1/company")
                .header("Authorization", TestTokens.bearer(UUID.randomUUID(), Role.ADMIN))
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
