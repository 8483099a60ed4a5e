package io.tieout.reconciliation.insight;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How many streams of the monitor are open here, and whose: no person takes all of a company's, and no company all
/// there are.
final class OpenMonitors {

    private final MonitorProperties limits;
    private final Map<UUID, Integer> byPerson = new HashMap<>();
    private final Map<UUID, Integer> byCompany = new HashMap<>();
    private int open;

    OpenMonitors(MonitorProperties limits) {
        this.limits = limits;
    }

    synchronized void enter(UUID companyId, UUID personId) {
        if (byPerson.getOrDefault(personId, 0) >= limits.perPerson()) {
            throw new TooManyMonitors("A person", limits.perPerson());
        }
        if (byCompany.getOrDefault(companyId, 0) >= limits.perCompany()) {
            throw new TooManyMonitors("A company", limits.perCompany());
        }
        if (open >= limits.total()) {
            throw new TooManyMonitors("The service", limits.total());
        }
        open++;
        byPerson.merge(personId, 1, Integer::sum);
        byCompany.merge(companyId, 1, Integer::sum);
    }

    synchronized void leave(UUID companyId, UUID personId) {
        open--;
        byPerson.computeIfPresent(personId, (id, count) -> count == 1 ? null : count - 1);
        byCompany.computeIfPresent(companyId, (id, count) -> count == 1 ? null : count - 1);
    }
}
