package io.tieout.localstack.intake;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Progress;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/// Where the data goes.
///
/// @param quiet waits at most so long, and says whether every event has arrived everywhere
public record Target(ApiClient api, Predicate<Duration> quiet, Progress progress) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// What one step made known, the next one's service must know too.
    public void awaitArrival(String what) {
        if (!quiet.test(LIMIT)) {
            throw new LaunchFailed(what + " did not arrive everywhere within " + LIMIT.toMinutes()
                    + " minutes. See: tieout verify, tieout logs");
        }
    }

    public String baseCurrency() {
        return api.get("/api/v1/company").path("baseCurrency").asString("");
    }

    /// For one intention; its repetitions on the wire carry the same.
    public static String newKey() {
        return UUID.randomUUID().toString();
    }
}
