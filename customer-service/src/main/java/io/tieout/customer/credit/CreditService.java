package io.tieout.customer.credit;

import io.tieout.customer.businessview.CustomerActivity;
import io.tieout.customer.businessview.CustomerActivityService;
import io.tieout.customer.businessview.CustomerFigures;
import io.tieout.customer.businessview.CustomerFiguresQueries;
import io.tieout.customer.companyview.CompanyDayQueries;
import io.tieout.customer.credit.CreditRepository.AdjustedPoints;
import io.tieout.customer.party.CustomerId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides about customers' credit. A day is one of UTC.
@Service
@Transactional
class CreditService {

    private static final int MAX_DAYS_WITHOUT_LOOK = 31;

    private final CustomerActivityService activities;
    private final CustomerFiguresQueries figures;
    private final CreditRulesRepository rules;
    private final CreditRepository credits;
    private final CreditPublisher publisher;
    private final CompanyDayQueries days;
    private final Clock clock;

    CreditService(
            CustomerActivityService activities,
            CustomerFiguresQueries figures,
            CreditRulesRepository rules,
            CreditRepository credits,
            CreditPublisher publisher,
            CompanyDayQueries days,
            Clock clock) {
        this.days = days;
        this.activities = activities;
        this.figures = figures;
        this.rules = rules;
        this.credits = credits;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Looks at some customers to whom something happened. Returns how many there were.
    int reviewSome(int limit) {
        var due = activities.take(limit);
        if (!due.isEmpty()) {
            review(due.getFirst().companyId(), due, null);
        }
        return due.size();
    }

    /// The decision in force after looking at the customer anew.
    CreditDecision review(UUID companyId, CustomerId customerId, @Nullable UUID requestedBy) {
        var held = activities.hold(companyId, customerId.value());
        review(companyId, List.of(held), requestedBy);
        return Objects.requireNonNull(
                credits.current(companyId, List.of(customerId.value())).get(customerId.value()));
    }

    private void review(UUID companyId, List<CustomerActivity> held, @Nullable UUID requestedBy) {
        var today = days.today(companyId);
        var customers = held.stream().map(CustomerActivity::customerId).toList();
        var known = figures.of(companyId, customers, today);
        var before = credits.current(companyId, customers);
        var adjusted = credits.adjusted(companyId, customers, today);
        var card = rules.scoreCard(companyId);
        var policy = rules.policy(companyId);
        var next = new HashMap<UUID, LocalDate>();
        var made = new ArrayList<CreditDecision>();
        for (var customer : customers) {
            var figures = known.getOrDefault(customer, CustomerFigures.NONE);
            var last = Optional.ofNullable(before.get(customer));
            var points = Optional.ofNullable(adjusted.get(customer));
            var inputs = CreditInputs.of(today, figures);
            var score = card.document()
                    .score(inputs, points.map(AdjustedPoints::points).orElse(0));
            var decision = new CreditDecision(
                    companyId,
                    customer,
                    last.map(CreditDecision::version).orElse(0L) + 1,
                    score,
                    card.version(),
                    policy.version(),
                    inputs,
                    points.map(AdjustedPoints::points).orElse(0),
                    policy.document().terms(score.rating(), inputs.daysOverdue()),
                    requestedBy,
                    clock.instant());
            if (last.isEmpty() || decision.saysMoreThan(last.get())) {
                made.add(decision);
            }
            next.put(customer, nextReviewOn(today, figures, points));
        }
        credits.insert(made);
        publisher.decided(made);
        activities.reviewed(held, next);
    }

    /// The first day on which the same facts say something else: an invoice falls due, or is overdue a day longer,
    /// an adjustment ends, the relation is a month older.
    private static LocalDate nextReviewOn(LocalDate today, CustomerFigures figures, Optional<AdjustedPoints> adjusted) {
        if (figures.oldestOverdueDays() > 0) {
            return today.plusDays(1);
        }
        return Stream.of(
                        Optional.of(today.plusDays(MAX_DAYS_WITHOUT_LOOK)),
                        Optional.ofNullable(figures.nextDue()).map(day -> day.plusDays(1)),
                        adjusted.map(points -> points.firstEnd().plusDays(1)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Versioned<ScoreCard> change(UUID companyId, ScoreCard card, long expectedVersion, String reason, UUID by) {
        var current = rules.scoreCard(companyId);
        return add(companyId, current, new Versioned<>(expectedVersion + 1, card), reason, by);
    }

    Versioned<CreditPolicy> change(UUID companyId, CreditPolicy policy, long expectedVersion, String reason, UUID by) {
        var current = rules.policy(companyId);
        return add(companyId, current, new Versioned<>(expectedVersion + 1, policy), reason, by);
    }

    private <T> Versioned<T> add(UUID companyId, Versioned<T> current, Versioned<T> changed, String reason, UUID by) {
        if (changed.version() != current.version() + 1 || !rules.add(companyId, changed, reason, by, clock.instant())) {
            throw new StaleVersion(changed.version() - 1, current.version());
        }
        activities.reviewAll(companyId);
        return changed;
    }

    Adjustment adjust(UUID companyId, CustomerId customerId, AdjustmentRequest request, UUID by) {
        if (request.validUntil().isBefore(days.today(companyId))) {
            throw new AdjustmentOver(request.validUntil());
        }
        var adjustment = new Adjustment(
                Ids.next(),
                customerId.value(),
                request.points(),
                request.reason(),
                request.validUntil(),
                by,
                clock.instant(),
                null,
                null);
        credits.insert(companyId, adjustment);
        review(companyId, customerId, by);
        return adjustment;
    }

    void withdraw(UUID companyId, CustomerId customerId, UUID adjustmentId, UUID by) {
        if (!credits.withdraw(companyId, customerId.value(), adjustmentId, by, clock.instant())) {
            throw new AdjustmentUnknown(adjustmentId);
        }
        review(companyId, customerId, by);
    }
}
