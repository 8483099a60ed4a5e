package io.tieout.gateway.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request that ends here.
///
/// @param code stable, listed in `docs/problems.md`
/// @param title the same for every occurrence of the code
/// @param detail this occurrence, for people
/// @param retryAfter when it is worth another try
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable Duration retryAfter) {

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, null);
    }

    public static Problem routeNotFound() {
        return new Problem(404, "route-not-found", "There is no such path", "No resource of this API has this path");
    }

    public static Problem unauthenticated() {
        return new Problem(
                401, "unauthenticated", "Sign in first", "The request needs a valid bearer token made for this system");
    }

    public static Problem accessDenied() {
        return new Problem(403, "access-denied", "This is not allowed", "The token does not allow this");
    }

    public static Problem invalidPath() {
        return new Problem(
                400,
                "invalid-path",
                "The path is not plain",
                "Dot segments, double slashes, semicolons and encoded separators are refused");
    }

    public static Problem requestTooLarge(long limitBytes) {
        return new Problem(
                413,
                "request-too-large",
                "The request is too large",
                "The body may have at most " + limitBytes + " bytes here");
    }

    public static Problem rateLimited(Duration retryAfter) {
        return new Problem(
                429,
                "rate-limited",
                "Too many requests",
                "This caller's requests of the last moments are over the limit",
                retryAfter);
    }

    public static Problem serviceUnavailable(Duration retryAfter) {
        return new Problem(
                503,
                "service-unavailable",
                "The service behind this resource is away",
                "The service cannot be reached at the moment; nothing is wrong with the request",
                retryAfter);
    }

    public static Problem upstreamTimeout() {
        return new Problem(
                504,
                "upstream-timeout",
                "The service did not answer in time",
                "Whether it did the work is not known; repeat with the same Idempotency-Key");
    }

    public static Problem internalError() {
        return new Problem(500, "internal-error", "Something went wrong", "A fault of the gateway; it was logged");
    }
}
