package io.tieout.reconciliation.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How many streams are open here, and whose.
final class OpenStreams {

    private final int perUser;
    private final int total;
    private final Map<UUID, Integer> byUser = new HashMap<>();
    private int open;

    OpenStreams(int perUser, int total) {
        this.perUser = perUser;
        this.total = total;
    }

    synchronized void enter(UUID userId) {
        if (open >= total || byUser.getOrDefault(userId, 0) >= perUser) {
            throw new TooManyStreams(perUser);
        }
        open++;
        byUser.merge(userId, 1, Integer::sum);
    }

    synchronized void leave(UUID userId) {
        open--;
        byUser.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
    }
}
