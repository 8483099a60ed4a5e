package io.tieout.reconciliation.workbench;

import io.tieout.platform.problem.StaleVersion;
import io.tieout.reconciliation.activity.Activity;
import io.tieout.reconciliation.activity.ActivityKind;
import io.tieout.reconciliation.activity.ActivityService;
import io.tieout.reconciliation.bankstatement.BankLineNotFound;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.bankstatement.LineChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who sees to a line, and what people say about it.
@Service
@Transactional
class WorkbenchService {

    private final LineOwnerRepository owners;
    private final BankLineService lines;
    private final ActivityService activities;

    WorkbenchService(LineOwnerRepository owners, BankLineService lines, ActivityService activities) {
        this.owners = owners;
        this.lines = lines;
        this.activities = activities;
    }

    /// Gives a line to somebody. Without a version only a line that nobody else has.
    void assign(
            UUID companyId,
            UUID lineId,
            UUID assignee,
            @Nullable String note,
            UUID userId,
            @Nullable Long expectedVersion) {
        var before = lock(companyId, lineId, expectedVersion);
        var owner = before.ownerId();
        if (assignee.equals(owner)) {
            return;
        }
        if (owner != null && expectedVersion == null) {
            throw new LineTaken(lineId, owner);
        }
        owners.set(companyId, before, assignee);
        activities.add(Activity.onLine(ActivityKind.ASSIGNED, companyId, lineId, userId, note)
                .to(assignee));
        lines.changed(companyId, List.of(lineId), LineChange.OWNER);
    }

    /// Whoever has it may let it go; somebody else's line is let go by naming the version.
    void release(UUID companyId, UUID lineId, @Nullable String note, UUID userId, @Nullable Long expectedVersion) {
        var before = lock(companyId, lineId, expectedVersion);
        var owner = before.ownerId();
        if (owner == null) {
            return;
        }
        if (!owner.equals(userId) && expectedVersion == null) {
            throw new LineTaken(lineId, owner);
        }
        owners.set(companyId, before, null);
        activities.add(Activity.onLine(ActivityKind.RELEASED, companyId, lineId, userId, note));
        lines.changed(companyId, List.of(lineId), LineChange.OWNER);
    }

    private LineOwner lock(UUID companyId, UUID lineId, @Nullable Long expectedVersion) {
        var owner = owners.lock(companyId, lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        if (expectedVersion != null && expectedVersion != owner.version()) {
            throw new StaleVersion(expectedVersion, owner.version());
        }
        return owner;
    }

    void comment(UUID companyId, UUID lineId, String text, UUID userId) {
        if (lines.find(companyId, lineId).isEmpty()) {
            throw new BankLineNotFound(lineId);
        }
        activities.add(Activity.onLine(ActivityKind.COMMENTED, companyId, lineId, userId, text));
        lines.changed(companyId, List.of(lineId), LineChange.COMMENT);
    }
}
