package io.tieout.identity.signin;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.identity.signin.SignInLimitRepository.Kind;
import io.tieout.identity.user.PasswordService;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets a person sign in, unless too many have guessed.
///
/// Each statement commits by itself: a counted attempt must stay counted, and no connection waits for the hash.
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SignInService {

    private final PasswordService passwords;
    private final SignInLimitRepository limits;
    private final SignInProperties properties;
    private final Clock clock;
    private final MeterRegistry metrics;

    SignInService(
            PasswordService passwords,
            SignInLimitRepository limits,
            SignInProperties properties,
            Clock clock,
            MeterRegistry metrics) {
        this.passwords = passwords;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
        this.metrics = metrics;
    }

    SignInOutcome signIn(String email, String password, String address) {
        var outcome = attempt(email, password, address);
        metrics.counter("tieout.identity.sign-in", "outcome", outcome.getClass().getSimpleName())
                .increment();
        return outcome;
    }

    private SignInOutcome attempt(String email, String password, String address) {
        var now = clock.instant();
        var windowEnd = now.plus(properties.attemptWindow());
        if (limits.count(Kind.ADDRESS, address, now, windowEnd) > properties.attemptsPerAddress()
                || limits.count(Kind.ACCOUNT, email, now, windowEnd) > properties.attemptsPerAccount()) {
            return new SignInOutcome.TooManyAttempts();
        }
        var user = passwords.authenticate(email, password);
        if (user.isEmpty()) {
            return new SignInOutcome.Refused();
        }
        limits.forget(Kind.ACCOUNT, email);
        limits.refund(Kind.ADDRESS, address);
        return new SignInOutcome.SignedIn(user.get().id());
    }
}
