package io.tieout.sample;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ChecksIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void reportsInvariantThatHoldsAndThenIsBroken() {
        run(Role.AUDITOR)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.invariant == 'N1')].ok")
                .isEqualTo(true);
        var note = Ids.next();
        jdbc.sql("insert into note (company_id, note_id, text, version) values (:id, :id, 'broken', 0)")
                .param("id", note)
                .update();

        run(Role.OPERATOR)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.invariant == 'N1')].ok")
                .isEqualTo(false)
                .jsonPath("$[?(@.invariant == 'N1')].violations[0].subject")
                .isEqualTo(note.toString());

        jdbc.sql("delete from note where note_id = :id").param("id", note).update();
    }

    @Test
    void findsARememberedRefusal() {
        var company = Ids.next();
        run(Role.OPERATOR).expectBody().jsonPath("$[?(@.invariant == 'I4')].ok").isEqualTo(true);
        jdbc.sql("""
                        insert into idempotent_request (company_id, route, idempotency_key, request, status)
                        values (:company, 'POST /notes', 'k', '{}', 422)
                        """).param("company", company).update();

        run(Role.OPERATOR)
                .expectBody()
                .jsonPath("$[?(@.invariant == 'I4')].violations[0].subject")
                .isEqualTo("POST /notes k")
                .jsonPath("$[?(@.invariant == 'I4')].violations[0].detail")
                .isEqualTo("answered 422");

        jdbc.sql("delete from idempotent_request where company_id = :company")
                .param("company", company)
                .update();
    }

    @Test
    void refusesRoleThatOnlyWorksHere() {
        run(Role.ACCOUNTANT).expectStatus().isForbidden();
    }

    private RestTestClient.ResponseSpec run(Role role) {
        return client.get()
                .uri("/internal/checks")
                .header("Authorization", TestTokens.bearer(Ids.next(), role))
                .exchange();
    }
}
