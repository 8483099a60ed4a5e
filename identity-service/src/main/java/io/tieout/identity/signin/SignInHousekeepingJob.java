package io.tieout.identity.signin;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes sessions and counters that have expired.
@Component
class SignInHousekeepingJob {

    private final SignInSessionRepository sessions;
    private final SignInLimitRepository limits;
    private final Clock clock;

    SignInHousekeepingJob(SignInSessionRepository sessions, SignInLimitRepository limits, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void run() {
        var now = clock.instant();
        sessions.deleteExpired(now);
        limits.deleteExpired(now);
    }
}
