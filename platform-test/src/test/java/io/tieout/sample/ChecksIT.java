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
