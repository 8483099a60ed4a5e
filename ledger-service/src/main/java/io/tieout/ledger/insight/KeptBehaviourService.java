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
/// recorded, each once, however many there are. What may still be committed is left for later.
@Service
@Transactional
class KeptBehaviourService {

    private static final int CUSTOMERS_A_STEP = 200;

    /// For a transaction that does not end.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// @param customers whose figures were computed
    /// @param more whether there is more to do at once
    record Step(int customers, boolean more) {

        static final Step NONE = new Step(0, false);

        private static Step of(List<UUID> customers) {
            return new Step(customers.size(), customers.size() == CUSTOMERS_A_STEP);
        }
    }

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

    Step follow(UUID companyId) {
        if (!kept.tryLock(companyId)) {
            return Step.NONE;
        }
        var today = companies.get(companyId).today(clock);
        var settledUntil = kept.settledUntil(PATIENCE);
        var position = kept.position(companyId)
                .filter(found -> !found.day().isBefore(today))
                .orElse(BehaviourPosition.start(today, settledUntil));
        var walkAfter = position.walkAfter();
        if (walkAfter != null) {
            var customers = kept.customersAfter(companyId, walkAfter, CUSTOMERS_A_STEP);
            refresh(companyId, customers, today);
            var step = Step.of(customers);
            kept.save(
                    companyId,
                    new BehaviourPosition(today, step.more() ? customers.getLast() : null, position.lookedUntil()));
            return step;
        }
        if (settledUntil.isAfter(position.lookedUntil())) {
            kept.addDue(companyId, position.lookedUntil(), settledUntil);
            kept.save(companyId, new BehaviourPosition(today, null, settledUntil));
        }
        var due = kept.takeDue(companyId, CUSTOMERS_A_STEP);
        refresh(companyId, due, today);
        return Step.of(due);
    }

    private void refresh(UUID companyId, List<UUID> customers, LocalDate today) {
        if (customers.isEmpty()) {
            return;
        }
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
