package io.tieout.identity.token;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes a new signing key when it is time, and removes what has expired. Every replica runs it; the database sorts
/// it out.
@Component
class TokenHousekeepingJob {

    private static final Logger LOG = LoggerFactory.getLogger(TokenHousekeepingJob.class);
    /// A grant in use by a slow exchange must not vanish under it.
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final SigningKeyService keys;
    private final TokenProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    TokenHousekeepingJob(SigningKeyService keys, TokenProperties properties, JdbcClient jdbc, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void run() {
        if (keys.rotateIfOlderThan(properties.signingKeyLifetime())) {
            LOG.info("A new signing key was made");
        }
        int removedKeys = keys.removeReplacedLongerThan(properties.signingKeyOverlap());
        int removedGrants = removeExpiredGrants();
        LOG.info("Removed {} signing keys and {} expired grants", removedKeys, removedGrants);
    }

    int removeExpiredGrants() {
        return jdbc.sql("""
                delete from oauth2_authorization
                where greatest(
                    refresh_token_expires_at, access_token_expires_at, authorization_code_expires_at) < :before
                """)
                .param("before", clock.instant().minus(GRACE).atOffset(UTC))
                .update();
    }
}
