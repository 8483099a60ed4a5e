package io.tieout.customer.lead;

import io.tieout.customer.search.SearchEntry;
import io.tieout.customer.search.SearchIndexService;
import io.tieout.customer.search.SearchType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class LeadService {

    static final int FORM_LEADS_AN_HOUR = 500;
    private static final int RECYCLE_BATCH = 200;
    private static final String WITHDRAWN = "Its import was taken back";

    private final LeadRepository leads;
    private final LeadFormRepository forms;
    private final LeadPolicyRepository policies;
    private final SearchIndexService search;
    private final Clock clock;

    LeadService(
            LeadRepository leads,
            LeadFormRepository forms,
            LeadPolicyRepository policies,
            SearchIndexService search,
            Clock clock) {
        this.leads = leads;
        this.forms = forms;
        this.policies = policies;
        this.search = search;
        this.clock = clock;
    }

    /// @param allowDuplicates enter it although it seems to be here
    UUID enter(UUID companyId, NewLead lead, boolean allowDuplicates, LeadSight by) {
        var duplicates = leads.duplicates(companyId, lead);
        if (!allowDuplicates && !duplicates.isEmpty()) {
            throw new LeadKnown(
                    duplicates.stream().map(known -> candidate(known, by)).toList());
        }
        return take(companyId, lead, duplicates, by.userId());
    }

    private static LeadKnown.Candidate candidate(Duplicate known, LeadSight by) {
        boolean told = by.everything()
                || known.kind() != Duplicate.Kind.LEAD
                || by.userId().equals(known.ownerUserId());
        return new LeadKnown.Candidate(known.kind(), known.reason(), told ? known.id() : null);
    }

    /// A form tells its sender nothing of what is here: a lead that is known goes to whoever has it already.
    void capture(String key, CaptureRequest request) {
        var form = forms.findOpen(FormKey.hash(key)).orElseThrow(LeadFormUnknown::new);
        if (request.isFromMachine()) {
            return;
        }
        var hourAgo = clock.instant().minus(1, ChronoUnit.HOURS);
        if (forms.takenSince(form.companyId(), form.formId(), hourAgo) >= FORM_LEADS_AN_HOUR) {
            throw new TooManyLeads();
        }
        var lead = new NewLead(
                request.personName(),
                request.organisation(),
                request.email(),
                request.phone(),
                request.country(),
                form.region(),
                form.source(),
                request.message(),
                form.formId());
        take(form.companyId(), lead, leads.duplicates(form.companyId(), lead), null);
    }

    private UUID take(UUID companyId, NewLead lead, List<Duplicate> duplicates, @Nullable UUID by) {
        var leadId = Ids.next();
        var owner = ownerOf(duplicates).or(() -> byRule(companyId, lead)).orElse(null);
        var now = clock.instant();
        leads.insert(companyId, leadId, lead, LeadScore.of(lead, duplicates), duplicates, owner, now);
        search.put(searchEntry(companyId, leadId, lead));
        leads.recordChange(companyId, leadId, 1, new LeadChange(LeadChange.Kind.CAPTURED, null, owner, by, now));
        return leadId;
    }

    private static SearchEntry searchEntry(UUID companyId, UUID leadId, NewLead lead) {
        return new SearchEntry(
                companyId,
                SearchType.LEAD,
                leadId,
                null,
                lead.personName(),
                null,
                lead.organisation() == null
                        ? List.of(lead.personName())
                        : List.of(lead.personName(), lead.organisation()),
                lead.email() == null ? List.of() : List.of(lead.email()),
                lead.phone() == null ? List.of() : List.of(lead.phone()));
    }

    private static Optional<UUID> ownerOf(List<Duplicate> duplicates) {
        return duplicates.stream()
                .flatMap(known -> Optional.ofNullable(known.ownerUserId()).stream())
                .findFirst();
    }

    /// In turn; who has as many as the quota allows is passed over.
    private Optional<UUID> byRule(UUID companyId, NewLead lead) {
        var current = policies.current(companyId);
        var rule = current.policy().ruleFor(lead);
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        var users = current.policy().rules().get(rule.get()).userIds();
        long turn = leads.nextTurn(companyId, rule.get(), current.version());
        var open = leads.openLeads(companyId, users);
        for (int step = 0; step < users.size(); step++) {
            var user = users.get(Math.floorMod(turn + step, users.size()));
            if (open.getOrDefault(user, 0L) < current.policy().maxOpenLeads()) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    void claim(UUID companyId, UUID leadId, UUID by) {
        leads.lockClaimsOf(companyId, by);
        var lead = locked(companyId, leadId);
        if (lead.ownerUserId() != null) {
            throw new LeadTaken();
        }
        int quota = policies.current(companyId).policy().maxOpenLeads();
        if (leads.openLeads(companyId, List.of(by)).getOrDefault(by, 0L) >= quota) {
            throw new LeadQuotaReached(quota);
        }
        give(companyId, lead, by, LeadChange.Kind.CLAIMED, by);
    }

    void giveBack(UUID companyId, UUID leadId, LeadSight sight) {
        var lead = visible(companyId, leadId, sight);
        give(companyId, lead, null, LeadChange.Kind.RETURNED, sight.userId());
    }

    /// By a manager, beyond the quota, too.
    void assign(UUID companyId, UUID leadId, UUID owner, UUID by) {
        give(companyId, locked(companyId, leadId), owner, LeadChange.Kind.ASSIGNED, by);
    }

    private void give(UUID companyId, Lead lead, @Nullable UUID owner, LeadChange.Kind kind, UUID by) {
        var now = clock.instant();
        long version = leads.give(companyId, lead.leadId(), owner, now);
        leads.recordChange(companyId, lead.leadId(), version, new LeadChange(kind, lead.ownerUserId(), owner, by, now));
    }

    void disqualify(UUID companyId, UUID leadId, String reason, LeadSight sight) {
        var lead = visible(companyId, leadId, sight);
        var now = clock.instant();
        long version = leads.disqualify(companyId, leadId, reason, now);
        leads.recordChange(
                companyId,
                leadId,
                version,
                new LeadChange(
                        LeadChange.Kind.DISQUALIFIED, lead.ownerUserId(), lead.ownerUserId(), sight.userId(), now));
    }

    /// Ends a lead that should never have been entered; false when somebody has worked with it since.
    boolean withdraw(UUID companyId, UUID leadId, UUID by) {
        var lead = locked(companyId, leadId);
        if (lead.version() != 1 || !leads.notes(companyId, leadId).isEmpty()) {
            return false;
        }
        disqualify(companyId, leadId, WITHDRAWN, new LeadSight(true, by));
        return true;
    }

    UUID note(UUID companyId, UUID leadId, String note, LeadSight sight) {
        visible(companyId, leadId, sight);
        var noteId = Ids.next();
        leads.addNote(companyId, leadId, noteId, note, sight.userId(), clock.instant());
        return noteId;
    }

    Lead visible(UUID companyId, UUID leadId, LeadSight sight) {
        var lead = locked(companyId, leadId);
        if (!sight.sees(lead)) {
            throw new LeadNotFound(leadId);
        }
        // What is in the pool is nobody's to work on.
        if (!sight.everything() && lead.ownerUserId() == null) {
            throw new LeadNotFound(leadId);
        }
        return lead;
    }

    private Lead locked(UUID companyId, UUID leadId) {
        var lead = leads.lock(companyId, leadId).orElseThrow(() -> new LeadNotFound(leadId));
        lead.requireOpen();
        return lead;
    }

    VersionedPolicy change(UUID companyId, LeadPolicy policy, long expectedVersion, UUID by) {
        for (int rule = 0; rule < policy.rules().size(); rule++) {
            if (policy.rules().get(rule).userIds().isEmpty()) {
                throw new InvalidLeadPolicy(rule);
            }
        }
        var current = policies.current(companyId);
        var changed = new VersionedPolicy(expectedVersion + 1, policy);
        if (current.version() != expectedVersion || !policies.add(companyId, changed, by, clock.instant())) {
            throw new StaleVersion(expectedVersion, current.version());
        }
        return changed;
    }

    List<UUID> companiesWithOwnedLeads() {
        return leads.companiesWithOwnedLeads();
    }

    /// Returns whether there may be more.
    boolean recycle(UUID companyId) {
        var now = clock.instant();
        var since = now.minus(policies.current(companyId).policy().recycleAfterDays(), ChronoUnit.DAYS);
        return leads.recycle(companyId, since, now, RECYCLE_BATCH) == RECYCLE_BATCH;
    }

    LeadForm openForm(UUID companyId, String name, String source, @Nullable String region, byte[] keyHash, UUID by) {
        var form = new LeadForm(Ids.next(), name, source, region, by, clock.instant(), null);
        forms.insert(companyId, form, keyHash);
        return form;
    }

    void closeForm(UUID companyId, UUID formId, UUID by) {
        if (!forms.close(companyId, formId, by, clock.instant())) {
            throw new LeadFormUnknown();
        }
    }
}
