package io.tieout.ledger.insight;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.insight.KeptBehaviourRepository.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the last year's figures of each customer and tells when they change.
///
/// Once a day all customers are walked through, since the year moves on; in between only those of whom something was
/// recorded. What commits late is looked at again for a while, and looking twice tells nothing twice.
@Service
@Transactional
class KeptBehaviourService {

    private static final int CUSTOMERS_A_STEP = 200;
    private static final Duration LATE_COMMITS = Duration.ofMinutes(2);

    private final CompanyService companies;
    private final InsightService insight;
    private final KeptBehaviourRepository kept;
    private final CustomerBehaviourPublisher publisher;
    private final JsonMapper json;
    private final Clock clock;

    KeptBehaviourService(
            CompanyService companies,
            InsightService insight,
            KeptBehaviourRepository kept,
            CustomerBehaviourPublisher publisher,
            JsonMapper json,
            Clock clock) {
        this.companies = companies;
        this.insight = insight;
        this.kept = kept;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    List<UUID> companies() {
        return kept.companies();
    }

    /// @return whether there is more to do at once
    boolean follow(UUID companyId) {
        if (!kept.tryLock(companyId)) {
            return false;
        }
        var today = companies.get(companyId).today(clock);
        var now = kept.now();
        var position = kept.position(companyId)
                .filter(found -> !found.day().isBefore(today))
                .orElse(BehaviourPosition.start(today, now));
        var walkAfter = position.walkAfter();
        if (walkAfter != null) {
            var customers = kept.customersAfter(companyId, walkAfter, CUSTOMERS_A_STEP);
            refresh(companyId, customers, today);
            boolean more = customers.size() == CUSTOMERS_A_STEP;
            kept.save(
                    companyId, new BehaviourPosition(today, more ? customers.getLast() : null, position.lookedUntil()));
            return more;
        }
        var changed =
                kept.customersChanged(companyId, position.lookedUntil().minus(LATE_COMMITS), CUSTOMERS_A_STEP + 1);
        if (changed.size() > CUSTOMERS_A_STEP) {
            // So many changed that a walk through all is the shorter way.
            kept.save(companyId, BehaviourPosition.start(today, now));
            return true;
        }
        refresh(companyId, changed, today);
        kept.save(companyId, new BehaviourPosition(today, null, now));
        return false;
    }

    private void refresh(UUID companyId, List<UUID> customers, LocalDate today) {
        var window = Window.last(InsightService.YEAR_DAYS, today, null, KnownAt.NOW);
        var behaviours = insight.behaviour(companyId, customers, window);
        var told = kept.told(companyId, customers);
        var changes = new ArrayList<KeptBehaviour>();
        for (var customer : customers) {
            var currencies = behaviours.getOrDefault(customer, List.of());
            var written = json.writeValueAsString(currencies);
            var before = told.getOrDefault(customer, new Told(0, "[]"));
            if (!written.equals(before.written())) {
                changes.add(new KeptBehaviour(customer, before.version() + 1, window, currencies, written));
            }
        }
        if (!changes.isEmpty()) {
            kept.save(companyId, changes);
            publisher.changed(companyId, changes);
        }
    }
}
