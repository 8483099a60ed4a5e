package io.tieout.customer.overview;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How many streams are open here, and whose.
final class OpenStreams {

    private final int perUser;
    private final int perCompany;
    private final int total;
    private final Map<UUID, Integer> byOwner = new HashMap<>();
    private int open;

    OpenStreams(int perUser, int perCompany, int total) {
        this.perUser = perUser;
        this.perCompany = perCompany;
        this.total = total;
    }

    synchronized void enter(UUID userId, UUID companyId) {
        if (open >= total
                || byOwner.getOrDefault(userId, 0) >= perUser
                || byOwner.getOrDefault(companyId, 0) >= perCompany) {
            throw new TooManyStreams(perUser);
        }
        open++;
        byOwner.merge(userId, 1, Integer::sum);
        byOwner.merge(companyId, 1, Integer::sum);
    }

    synchronized void leave(UUID userId, UUID companyId) {
        open--;
        byOwner.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
        byOwner.computeIfPresent(companyId, (id, count) -> count == 1 ? null : count - 1);
    }
}
