package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.MatchSettlement;
import io.tieout.ledger.receivable.PlannedAllocation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Applies many decisions with a few statements, where there is nothing special about them: the lines of a statement
/// come by the thousand. What it leaves out, for whatever reason, is left to [PaymentService], which knows the special
/// cases and says why something is refused.
@Service
@Transactional(propagation = Propagation.NESTED)
class OrdinaryDecisionService {

    private final BankLineRepository lines;
    private final PaymentRepository payments;
    private final AllocationService allocations;
    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final PostingPublisher publisher;

    OrdinaryDecisionService(
            BankLineRepository lines,
            PaymentRepository payments,
            AllocationService allocations,
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            PostingPublisher publisher) {
        this.lines = lines;
        this.payments = payments;
        this.allocations = allocations;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.publisher = publisher;
    }

    /// @return the matches that are in the books now
    Set<UUID> apply(List<? extends LineDecision> decisions) {
        // Lowest company first: two transactions that post for the same companies must not wait for each other.
        var byCompany = new TreeMap<UUID, List<LineDecision>>();
        for (var decision : decisions) {
            if (isOrdinary(decision)) {
                byCompany
                        .computeIfAbsent(decision.cause().companyId(), id -> new ArrayList<>())
                        .add(decision);
            }
        }
        var applied = new HashSet<UUID>();
        byCompany.forEach((companyId, own) -> applied.addAll(apply(companyId, own)));
        return applied;
    }

    /// Money for invoices, and nothing beside it that has a document or a balance of its own.
    private static boolean isOrdinary(LineDecision decision) {
        return switch (decision) {
            case LineClassification classification -> classification.kind() != LineKind.OWN_TRANSFER;
            case PaymentMatch match ->
                match.exchanged().isEmpty()
                        && match.allocations().stream()
                                .allMatch(part -> part.amount().isPositive())
                        && match.parts().stream().allMatch(part -> part.type().isMoneyAlone());
        };
    }

    private Set<UUID> apply(UUID companyId, List<LineDecision> decisions) {
        var planned = plan(companyId, explaining(companyId, decisions));
        if (planned.isEmpty()) {
            return Set.of();
        }
        var outcomes = journal.postEach(drafts(companyId, planned));
        var applied = new ArrayList<AppliedDecision>();
        var settlements = new ArrayList<MatchSettlement>();
        for (int index = 0; index < planned.size(); index++) {
            if (outcomes.get(index) instanceof PostingOutcome.Posted posted) {
                var part = planned.get(index);
                applied.add(new AppliedDecision(
                        part.decision().cause().about(part.plan()),
                        part.line().lineId(),
                        kind(part.decision()),
                        posted.id(),
                        part.date()));
                settlements.add(
                        new MatchSettlement(part.plan(), part.decision().cause().matchId(), posted.id(), part.date()));
            }
        }
        allocations.settleEach(companyId, settlements);
        lines.setMatches(companyId, applied);
        payments.insertApplied(companyId, applied);
        publisher.applied(applied);
        return applied.stream().map(one -> one.cause().matchId()).collect(Collectors.toSet());
    }

    /// Locks the lines, and finds those that the decisions can explain. Of several about one line, the first.
    private List<Explaining> explaining(UUID companyId, List<LineDecision> decisions) {
        var locked = lines
                .lock(companyId, decisions.stream().map(LineDecision::lineId).toList())
                .stream()
                .collect(Collectors.toMap(PostedBankLine::lineId, line -> line));
        var told = payments.known(
                companyId,
                decisions.stream().map(decision -> decision.cause().matchId()).toList());
        var explaining = new ArrayList<Explaining>();
        for (var decision : decisions) {
            var line = locked.get(decision.lineId());
            if (line != null
                    && !line.isForeign()
                    && line.matchId() == null
                    && line.amount().equals(decision.amount())
                    && !told.contains(decision.cause().matchId())) {
                explaining.add(new Explaining(decision, line));
                locked.remove(line.lineId());
            }
        }
        return explaining;
    }

    /// What the invoices can take. Who pays early may have earned a discount, which is a document.
    private List<Planned> plan(UUID companyId, List<Explaining> explaining) {
        var plans = allocations.planEach(
                companyId,
                explaining.stream().map(part -> allocated(part.decision())).toList());
        var planned = new ArrayList<Planned>();
        for (int index = 0; index < explaining.size(); index++) {
            var part = explaining.get(index);
            plans.get(index)
                    .filter(plan -> plan.stream().allMatch(allocation -> allocation.earlyPayment() == null))
                    .ifPresent(plan -> planned.add(new Planned(
                            part.decision(),
                            part.line(),
                            plan,
                            PaymentService.earliest(part.line(), plan, List.of()))));
        }
        return inOpenPeriods(companyId, planned);
    }

    private List<Planned> inOpenPeriods(UUID companyId, List<Planned> planned) {
        var cash = periods.firstOpenDays(
                companyId, dates(planned, LineClassification.class), EnumSet.of(PeriodModule.CASH));
        var all =
                periods.firstOpenDays(companyId, dates(planned, PaymentMatch.class), EnumSet.allOf(PeriodModule.class));
        return planned.stream()
                .map(part -> part.on(Objects.requireNonNull(
                        (part.decision() instanceof PaymentMatch ? all : cash).get(part.date()))))
                .toList();
    }

    private static Set<LocalDate> dates(List<Planned> planned, Class<? extends LineDecision> decisions) {
        return planned.stream()
                .filter(part -> decisions.isInstance(part.decision()))
                .map(Planned::date)
                .collect(Collectors.toSet());
    }

    private List<EntryDraft> drafts(UUID companyId, List<Planned> planned) {
        var roles = new EnumMap<AccountRole, AccountCode>(AccountRole.class);
        var postings = new HashMap<UUID, PaymentPosting>();
        var drafts = new ArrayList<EntryDraft>();
        for (var part : planned) {
            var posting = postings.computeIfAbsent(
                    part.line().bankAccountId(),
                    account -> new PaymentPosting(
                            chart.findBankAccounts(companyId, account)
                                    .orElseThrow()
                                    .clearing(),
                            role -> roles.computeIfAbsent(role, sought -> chart.byRole(companyId, sought))));
            drafts.add(
                    switch (part.decision()) {
                        case PaymentMatch match ->
                            posting.payment(match, part.plan(), List.of(), part.line(), part.date());
                        case LineClassification classification ->
                            posting.classification(classification, part.line(), part.date());
                    });
        }
        return drafts;
    }

    private static List<InvoiceAmount> allocated(LineDecision decision) {
        return decision instanceof PaymentMatch match ? match.allocations() : List.of();
    }

    private static String kind(LineDecision decision) {
        return decision instanceof LineClassification classification
                ? classification.kind().name()
                : PaymentService.PAYMENT;
    }

    private record Explaining(LineDecision decision, PostedBankLine line) {}

    /// @param date the earliest one, then the one of the entry
    private record Planned(LineDecision decision, PostedBankLine line, List<PlannedAllocation> plan, LocalDate date) {

        Planned on(LocalDate day) {
            return new Planned(decision, line, plan, day);
        }
    }
}
