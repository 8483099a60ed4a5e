package io.tieout.ledger.dunning;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.EntityTag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

@Service
@Transactional
class DunningService {

    private final CompanyService companies;
    private final DunningRepository dunning;
    private final DunningPublisher publisher;
    private final Clock clock;

    DunningService(CompanyService companies, DunningRepository dunning, DunningPublisher publisher, Clock clock) {
        this.companies = companies;
        this.dunning = dunning;
        this.publisher = publisher;
        this.clock = clock;
    }

    DunningSchedule schedule(UUID companyId) {
        return dunning.schedule(companyId);
    }

    /// @param ifMatch the version that is changed, none for the first one
    DunningSchedule set(UUID companyId, List<DunningLevel> levels, @Nullable String ifMatch, UUID by) {
        companies.get(companyId);
        dunning.lockCompany(companyId);
        long version = dunning.schedule(companyId).version();
        long expected = ifMatch == null && version == 0 ? 0 : EntityTag.required(ifMatch);
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
        var schedule = new DunningSchedule(levels, version + 1);
        dunning.save(companyId, schedule, by);
        return schedule;
    }

    /// Keeps an invoice from being dunned.
    void block(UUID companyId, InvoiceId id, String reason, @Nullable LocalDate until, UUID by) {
        dunning.requireInvoice(companyId, id);
        dunning.saveBlock(companyId, id, reason, until == null ? null : requireInRange(until, "/until"), by);
    }

    void unblock(UUID companyId, InvoiceId id) {
        if (!dunning.deleteBlock(companyId, id)) {
            throw new DunningBlockUnknown(id);
        }
    }

    /// Those that have levels.
    List<UUID> companies() {
        return dunning.companiesWithLevels();
    }

    /// What is due today where the company is, once a day.
    void runToday(UUID companyId) {
        var today = companies.get(companyId).today(clock);
        dunning.lockCompany(companyId);
        if (!dunning.ranToday(companyId, today)) {
            run(companyId, DunningRunId.next(), today, null);
        }
    }

    /// @param dryRun does the same and takes it back
    DunningRunId run(UUID companyId, LocalDate date, boolean dryRun, UUID by) {
        requireInRange(date, "/date");
        var today = companies.get(companyId).today(clock);
        if (date.isAfter(today)) {
            throw new DunningDateInFuture(date, today);
        }
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        // Of two runs at once the second one sees what the first has sent.
        dunning.lockCompany(companyId);
        var id = DunningRunId.next();
        run(companyId, id, date, by);
        return id;
    }

    private void run(UUID companyId, DunningRunId id, LocalDate date, @Nullable UUID by) {
        dunning.insertRun(companyId, id, date, by);
        var notices = dunning.due(companyId, date);
        dunning.insertNotices(id, notices);
        dunning.setCounts(companyId, id, date, notices.size());
        publisher.reached(notices);
    }
}
