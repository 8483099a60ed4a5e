package io.tieout.customer.merge;

import io.tieout.customer.businessview.CustomerActivityService;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerMergeService;
import io.tieout.customer.party.CustomerMergeService.Wanted;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class MergeService {

    private final CustomerMergeService customers;
    private final CustomerMergeRepository merges;
    private final CustomerActivityService activities;
    private final MergeProperties properties;
    private final Clock clock;

    MergeService(
            CustomerMergeService customers,
            CustomerMergeRepository merges,
            CustomerActivityService activities,
            MergeProperties properties,
            Clock clock) {
        this.customers = customers;
        this.merges = merges;
        this.activities = activities;
        this.properties = properties;
        this.clock = clock;
    }

    /// Everything that is asked and refused, and nothing is written.
    MergeOutcomeResponse dryRun(Wanted wanted, Set<Role> roles) {
        var plan = customers.plan(wanted, roles);
        return MergeOutcomeResponse.of(
                null,
                plan,
                merges.children(wanted.companyId(), wanted.mergedId().value()),
                customers.hidden(wanted.companyId(), roles));
    }

    MergeOutcomeResponse merge(Wanted wanted, String reason, UUID by, Set<Role> roles) {
        var plan = customers.plan(wanted, roles);
        var companyId = wanted.companyId();
        var survivorId = wanted.survivorId().value();
        var mergedId = wanted.mergedId().value();
        var now = clock.instant();
        var merge = new CustomerMerge(
                Ids.next(), 0, survivorId, mergedId, reason, by, now, now.plus(properties.undoWithin()), null, null);
        var linked = merges.children(companyId, mergedId);
        merges.insert(companyId, merge, wanted.choices());
        var trace = customers.carryOut(plan, merge.mergeId(), by);
        merges.insert(companyId, merge.mergeId(), trace, merges.contacts(companyId, survivorId));
        // What they owe together is judged anew, for both of them.
        activities.touch(companyId, survivorId);
        return MergeOutcomeResponse.of(merge.mergeId(), plan, linked, customers.hidden(companyId, roles));
    }

    CustomerMerge get(UUID companyId, UUID mergeId) {
        return merges.find(companyId, mergeId).orElseThrow(() -> new MergeNotFound(mergeId));
    }

    UndoneMergeResponse undo(UUID companyId, UUID mergeId, UUID by, Set<Role> roles) {
        var hidden = customers.hidden(companyId, roles);
        var merge = merges.lock(companyId, mergeId).orElseThrow(() -> new MergeNotFound(mergeId));
        var now = clock.instant();
        if (merge.undoneAt() != null) {
            throw MergeNotUndoable.undone(mergeId);
        }
        if (now.isAfter(merge.undoUntil())) {
            throw MergeNotUndoable.late(mergeId, merge.undoUntil());
        }
        var survivor = new CustomerId(merge.survivorId());
        var merged = new CustomerId(merge.mergedId());
        // Whoever merges the survivor at this moment waits, or was there before and is seen.
        customers.hold(companyId, survivor, merged);
        merges.findLater(companyId, merge).ifPresent(later -> {
            throw MergeNotUndoable.covered(mergeId, later);
        });
        var stayed = merges.stayed(companyId, merge);
        var kept = customers.undo(companyId, survivor, merged, mergeId, merges.trace(companyId, mergeId), by);
        merges.undone(companyId, mergeId, by, now);
        activities.touch(companyId, merge.survivorId());
        activities.touch(companyId, merge.mergedId());
        return new UndoneMergeResponse(
                mergeId,
                merge.survivorId(),
                merge.mergedId(),
                kept.fields().stream().filter(field -> !hidden.contains(field)).toList(),
                kept.subsidiaries(),
                kept.keys(),
                stayed);
    }
}
