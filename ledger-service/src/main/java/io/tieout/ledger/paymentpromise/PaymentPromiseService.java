package io.tieout.ledger.paymentpromise;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes promises down, and says what became of them.
@Service
@Transactional
public class PaymentPromiseService {

    private final CompanyService companies;
    private final PaymentPromiseRepository promises;
    private final PaymentPromiseQueries queries;
    private final Clock clock;

    PaymentPromiseService(
            CompanyService companies, PaymentPromiseRepository promises, PaymentPromiseQueries queries, Clock clock) {
        this.companies = companies;
        this.promises = promises;
        this.queries = queries;
        this.clock = clock;
    }

    PaymentPromiseId make(UUID companyId, MakePromiseRequest request, UUID by) {
        var today = companies.get(companyId).today(clock);
        var madeOn = requireInRange(Objects.requireNonNullElse(request.madeOn(), today), "/madeOn");
        if (madeOn.isAfter(today)) {
            throw PromiseDateUnfit.ofPromise(madeOn, today);
        }
        var promise = new PaymentPromise(
                companyId,
                PaymentPromiseId.next(),
                request.customerId(),
                request.invoiceIds().stream().distinct().toList(),
                request.amount(),
                madeOn,
                requireInRange(request.promisedDate(), "/promisedDate"),
                request.note(),
                by);
        promises.lock(companyId, promise.customerId());
        var promised = promises.promised(promise);
        promise.requireFits(promised.invoices(), promised.owed());
        promises.overlapping(promise).ifPresent(other -> {
            throw new PromiseOverlaps(other);
        });
        promises.insert(promise);
        return promise.id();
    }

    void withdraw(UUID companyId, PaymentPromiseId id, long version, String reason, UUID by) {
        var seen = queries.get(companyId, id, companies.get(companyId).today(clock), KnownAt.NOW);
        if (seen.version() != version) {
            throw new StaleVersion(version, seen.version());
        }
        if (seen.status() != PromiseStatus.OPEN) {
            throw new PromiseEnded(id, seen.status());
        }
        if (!promises.withdraw(companyId, id, version, reason, by)) {
            throw new StaleVersion(version, version + 1);
        }
    }

    /// What became of the promises whose day lies in these, customer by customer.
    public List<PromiseOutcomes> outcomes(
            UUID companyId, Collection<UUID> customers, LocalDate from, LocalDate asOf, KnownAt known) {
        return queries.outcomes(companyId, customers, from, asOf, known);
    }

    /// What became of all promises whose day lies in these; they name the company in place of a customer.
    public List<PromiseOutcomes> outcomes(UUID companyId, LocalDate from, LocalDate asOf, KnownAt known) {
        return queries.outcomes(companyId, null, from, asOf, known);
    }
}
