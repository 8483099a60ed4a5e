package io.tieout.sales.salestarget;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.team.TeamService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class TargetService {

    private final TargetRepository targets;
    private final TeamService teams;
    private final Clock clock;

    TargetService(TargetRepository targets, TeamService teams, Clock clock) {
        this.targets = targets;
        this.teams = teams;
        this.clock = clock;
    }

    Target set(UUID companyId, Target target, String reason, UUID by) {
        if (target.representativeId() != null && !teams.representativeExists(companyId, target.representativeId())) {
            throw new InvalidTarget("representativeId", "is unknown");
        }
        if (target.teamId() != null && !teams.teamExists(companyId, target.teamId())) {
            throw new InvalidTarget("teamId", "is unknown");
        }
        if (!targets.insert(companyId, target)) {
            throw new TargetTaken();
        }
        targets.addAmount(companyId, target.targetId(), 1, target.amount(), reason, by, now());
        return target;
    }

    Target change(UUID companyId, UUID targetId, long expectedVersion, Money amount, String reason, UUID by) {
        targets.lock(companyId, targetId);
        var target = targets.find(companyId, targetId).orElseThrow(() -> new TargetNotFound(targetId));
        if (target.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, target.version());
        }
        var changed = target.changedTo(amount);
        targets.addAmount(companyId, targetId, changed.version(), amount, reason, by, now());
        return changed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
