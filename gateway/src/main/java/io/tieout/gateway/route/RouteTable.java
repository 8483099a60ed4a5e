package io.tieout.gateway.route;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the target of a path. Plain look-ups: it stands in the way of every request.
final class RouteTable {

    private static final String API = "/api/v1/";
    private static final String OPERATIONS = "operations";
    private static final String PARKED_KEYS = "parked-keys";
    private static final String DOCS = "/docs/";
    private static final String JSON = ".json";

    private final Map<String, String> serviceOfSegment = new HashMap<>();
    private final Map<String, String> serviceOfOpenSegment = new HashMap<>();
    private final Set<String> services;
    private final Set<String> slow;
    private final Set<String> uploads;

    RouteTable(RouteProperties properties) {
        services = Set.copyOf(properties.services().keySet());
        slow = Set.copyOf(properties.slow());
        uploads = Set.copyOf(properties.uploads());
        properties.services().forEach((name, service) -> {
            service.segments().forEach(segment -> put(serviceOfSegment, segment, name));
            service.open().forEach(segment -> put(serviceOfOpenSegment, segment, name));
        });
    }

    private static void put(Map<String, String> table, String segment, String service) {
        var other = table.put(segment, service);
        if (other != null) {
            throw new IllegalArgumentException(segment + " is routed to both " + other + " and " + service);
        }
    }

    /// Whether a path means the same to everybody who reads it: what we route by must be what the service sees.
    static boolean isPlain(String rawPath) {
        if (rawPath.indexOf('\\') >= 0
                || rawPath.indexOf(';') >= 0
                || rawPath.contains("//")
                || rawPath.contains("/./")
                || rawPath.contains("/../")
                || rawPath.endsWith("/.")
                || rawPath.endsWith("/..")) {
            return false;
        }
        if (rawPath.indexOf('%') < 0) {
            return true;
        }
        var lower = rawPath.toLowerCase(Locale.ROOT);
        return !lower.contains("%2e")
                && !lower.contains("%2f")
                && !lower.contains("%5c")
                && !lower.contains("%3b")
                && !lower.contains("%25")
                && !lower.contains("%00");
    }

    Optional<Target> find(String path) {
        if (path.startsWith(API)) {
            return findResource(path);
        }
        if (path.startsWith(DOCS)) {
            return findDescription(path);
        }
        var segment = segment(path, 1);
        var service = serviceOfOpenSegment.get(segment);
        return service == null ? Optional.empty() : Optional.of(new Target(service, pace(segment), path, true));
    }

    private Optional<Target> findResource(String path) {
        var segment = segment(path, API.length());
        if (segment.equals(OPERATIONS)) {
            return findOperation(path);
        }
        var service = serviceOfSegment.get(segment);
        return service == null ? Optional.empty() : Optional.of(new Target(service, pace(segment), path, false));
    }

    private Target.Pace pace(String segment) {
        if (uploads.contains(segment)) {
            return Target.Pace.UPLOAD;
        }
        return slow.contains(segment) ? Target.Pace.SLOW : Target.Pace.NORMAL;
    }

    /// `/api/v1/operations/{service}/parked-keys…` → `/internal/parked-keys…`
    private Optional<Target> findOperation(String path) {
        int serviceStart = API.length() + OPERATIONS.length() + 1;
        if (serviceStart >= path.length()) {
            return Optional.empty();
        }
        var service = segment(path, serviceStart);
        int rest = serviceStart + service.length() + 1;
        if (!services.contains(service)
                || rest >= path.length()
                || !segment(path, rest).equals(PARKED_KEYS)) {
            return Optional.empty();
        }
        return Optional.of(new Target(service, Target.Pace.NORMAL, "/internal/" + path.substring(rest), false));
    }

    /// `/docs/{service}.json` → `/v3/api-docs`
    private Optional<Target> findDescription(String path) {
        if (!path.endsWith(JSON)) {
            return Optional.empty();
        }
        var service = path.substring(DOCS.length(), path.length() - JSON.length());
        return services.contains(service)
                ? Optional.of(new Target(service, Target.Pace.NORMAL, "/v3/api-docs", true))
                : Optional.empty();
    }

    private static String segment(String path, int start) {
        int end = path.indexOf('/', start);
        return path.substring(Math.min(start, path.length()), end < 0 ? path.length() : end);
    }
}
