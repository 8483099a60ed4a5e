package io.tieout.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platformtest.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Has a service of its own: it makes the others' keys and grants old.
@ServiceTest(
        properties = {
            "TIEOUT_COMPANY_NAME=Housekeeping Ltd",
            "TIEOUT_COMPANY_CURRENCY=EUR",
            "TIEOUT_COMPANY_TIMEZONE=UTC",
            "TIEOUT_COMPANY_LOCALE=en",
            "TIEOUT_ADMIN_PASSWORD=correct horse battery",
            "TIEOUT_OPERATOR_SECRET=operator-0123456789abcdef0123456789",
            "TIEOUT_KEY_ENCRYPTION_SECRET=keys-0123456789abcdef0123456789abcdef"
        })
class TokenHousekeepingIT {

    private final TokenHousekeepingJob job;
    private final SigningKeyService keys;
    private final JdbcClient jdbc;

    TokenHousekeepingIT(
            @Autowired TokenHousekeepingJob job, @Autowired SigningKeyService keys, @Autowired JdbcClient jdbc) {
        this.job = job;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @Test
    void replacesAnOldKeyAndPublishesItUntilItsTokensHaveExpired() {
        var old = keyIds().getFirst();
        age(old, 91);

        job.run();

        var newest = keyIds().getFirst();
        assertThat(keyIds()).contains(old).first().isNotEqualTo(old);

        age(newest, 2);
        job.run();

        assertThat(keyIds()).containsExactly(newest);
    }

    @Test
    void removesExpiredGrantsAndKeepsTheOthers() {
        grant("expired", "now() - interval '1 hour'", "now() - interval '2 hours'");
        grant("refreshable", "now() + interval '1 hour'", "now() - interval '2 hours'");
        grant("of a program", "null", "now() + interval '5 minutes'");

        job.run();

        assertThat(jdbc.sql("select id from oauth2_authorization where principal_name = 'housekeeping' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("of a program", "refreshable");
    }

    private List<String> keyIds() {
        return keys.list().stream().map(key -> key.getKeyID()).toList();
    }

    private void age(String keyId, int days) {
        jdbc.sql("update signing_key set created_at = created_at - make_interval(days => :days) where key_id = :id")
                .param("days", days)
                .param("id", keyId)
                .update();
    }

    private void grant(String id, String refreshExpiry, String accessExpiry) {
        jdbc.sql("""
                insert into oauth2_authorization
                    (id, registered_client_id, principal_name, authorization_grant_type, refresh_token_expires_at,
                     access_token_expires_at)
                values (:id, 'x', 'housekeeping', 'x', %s, %s)
                """.formatted(refreshExpiry, accessExpiry)).param("id", id).update();
    }
}
