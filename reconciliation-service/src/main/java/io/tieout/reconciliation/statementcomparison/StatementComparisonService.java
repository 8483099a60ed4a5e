package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.customerledger.LedgerDays;
import io.tieout.reconciliation.customerledger.LedgerReachService;
import io.tieout.reconciliation.dispute.DisputeService;
import io.tieout.reconciliation.dispute.DisputeSide;
import io.tieout.reconciliation.dispute.OpenDispute;
import io.tieout.reconciliation.ledgerview.LedgerQueries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StatementComparisonService {

    private final StatementComparisonRepository comparisons;
    private final PartyLedgerService ledgers;
    private final LedgerReachService reach;
    private final LedgerQueries journal;
    private final DisputeService disputes;
    private final SupplierDifferenceService differences;
    private final Clock clock;

    StatementComparisonService(
            StatementComparisonRepository comparisons,
            PartyLedgerService ledgers,
            LedgerReachService reach,
            LedgerQueries journal,
            DisputeService disputes,
            SupplierDifferenceService differences,
            Clock clock) {
        this.comparisons = comparisons;
        this.ledgers = ledgers;
        this.reach = reach;
        this.journal = journal;
        this.disputes = disputes;
        this.differences = differences;
        this.clock = clock;
    }

    /// Compares a statement with our ledger as it is now, and keeps what came out.
    ///
    /// @param statement as it was read from the file
    UUID compare(UUID companyId, WantedComparison wanted, PartyStatement statement, UUID userId) {
        var currency = currency(wanted, statement);
        var from = day(wanted.from(), statement.fromDate(), "from");
        var to = day(wanted.to(), statement.toDate(), "to");
        LedgerDays.of(from, to, to);
        requireWithin(statement, from, to);
        long through =
                switch (wanted.partyKind()) {
                    case CUSTOMER -> reach.requireComplete(companyId);
                    case SUPPLIER -> journal.position(companyId).sequence();
                };
        var ledger =
                switch (wanted.partyKind()) {
                    case CUSTOMER -> ledgers.ofCustomer(companyId, wanted.partyId(), currency, from, to, through);
                    case SUPPLIER -> ledgers.ofSupplier(companyId, wanted.partyId(), currency, from, to, through);
                };
        var asWritten = lines(statement, currency);
        var opening = statement.opening();
        long writtenOpening = opening == null ? 0 : minor(opening, currency);
        boolean reversed = isReversed(wanted, asWritten, writtenOpening, ledger);
        var theirs = reversed ? asWritten.stream().map(TheirLine::reversed).toList() : asWritten;
        long theirOpening = reversed ? Math.negateExact(writtenOpening) : writtenOpening;
        long theirClosing = Math.addExact(
                theirOpening, theirs.stream().mapToLong(TheirLine::amountMinor).sum());
        var comparison = new StatementComparison(
                companyId,
                Ids.next(),
                wanted.partyKind(),
                wanted.partyId(),
                currency,
                from,
                to,
                reversed,
                statement.proved(),
                ledger.openingMinor(),
                ledger.closingMinor(),
                theirOpening,
                theirClosing,
                wanted.dateTolerance(),
                through,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                userId,
                StatementComparison.withOpening(
                        theirOpening,
                        ledger.openingMinor(),
                        LineComparison.of(theirs, ledger.entries(), wanted.dateTolerance())));
        comparisons.insert(comparison, wanted, statement);
        if (wanted.partyKind() == PartyKind.SUPPLIER) {
            differences.follow(comparison);
        }
        return comparison.id();
    }

    /// Opens a dispute of what a customer does not agree with on one invoice.
    ///
    /// @return the dispute's id
    UUID dispute(UUID companyId, UUID comparisonId, int position, DisputeDifferenceRequest request, UUID userId) {
        if (comparisons.lock(companyId, comparisonId).isEmpty()) {
            throw new StatementComparisonUnknown(comparisonId);
        }
        var difference = comparisons
                .disputable(companyId, comparisonId, position)
                .orElseThrow(() -> new DifferenceNotDisputable(position));
        comparisons.disputeOf(companyId, comparisonId, position).ifPresent(disputeId -> {
            throw new DifferenceTakenUp(position, disputeId);
        });
        var disputeId = disputes.openWhatIsOpen(new OpenDispute(
                companyId,
                difference.invoiceId(),
                difference.amount(),
                request.reasonCode(),
                request.text(),
                DisputeSide.COMPANY,
                userId,
                request.deadline()));
        comparisons.insertDispute(companyId, comparisonId, position, disputeId, userId, clock.instant());
        return disputeId;
    }

    /// The side that is written for what is owed: the one that fits our ledger better; where neither does, the one on
    /// whose side our balance is, too.
    private static boolean isReversed(
            WantedComparison wanted, List<TheirLine> asWritten, long opening, PartyLedger ledger) {
        var told = wanted.reversed();
        if (told != null) {
            return told;
        }
        var reversed = asWritten.stream().map(TheirLine::reversed).toList();
        long so = LineComparison.agreement(asWritten, ledger.entries(), wanted.dateTolerance());
        long otherwise = LineComparison.agreement(reversed, ledger.entries(), wanted.dateTolerance());
        if (so != otherwise) {
            return otherwise > so;
        }
        long closing = Math.addExact(
                opening, asWritten.stream().mapToLong(TheirLine::amountMinor).sum());
        return Long.signum(closing) == -Long.signum(ledger.closingMinor()) && ledger.closingMinor() != 0;
    }

    private static Currency currency(WantedComparison wanted, PartyStatement statement) {
        var said = statement.currency();
        var told = wanted.currency();
        if (said == null && told == null) {
            throw new InvalidPartyStatement("currency-missing", "It does not say its currency: name it", null);
        }
        if (said != null && told != null && !said.equals(told.getCurrencyCode())) {
            throw new InvalidPartyStatement(
                    "currency-differs", "It is in " + said + ", and " + told + " was named", null);
        }
        if (told != null) {
            return told;
        }
        try {
            return Currency.getInstance(String.valueOf(said));
        } catch (IllegalArgumentException e) {
            throw new InvalidPartyStatement("currency-unknown", "It is in " + said + ", which is no currency", null);
        }
    }

    private static LocalDate day(@Nullable LocalDate told, @Nullable LocalDate said, String name) {
        if (told != null) {
            return told;
        }
        if (said == null) {
            throw new InvalidPartyStatement("period-missing", "It has no day of its own: name " + name, null);
        }
        return said;
    }

    private static void requireWithin(PartyStatement statement, LocalDate from, LocalDate to) {
        for (var line : statement.lines()) {
            if (line.date().isBefore(from) || line.date().isAfter(to)) {
                throw new InvalidPartyStatement(
                        "line-outside-period",
                        "It has a line of " + line.date() + ", the period is " + from + " to " + to,
                        null);
            }
        }
    }

    private static List<TheirLine> lines(PartyStatement statement, Currency currency) {
        var lines = new ArrayList<TheirLine>();
        for (var line : statement.lines()) {
            lines.add(new TheirLine(lines.size() + 1, line.date(), line.text(), minor(line.amount(), currency)));
        }
        return lines;
    }

    private static long minor(BigDecimal amount, Currency currency) {
        try {
            return Money.exact(amount, currency).minorUnits();
        } catch (InvalidMoney e) {
            throw new InvalidPartyStatement(
                    "amount-too-precise", amount.toPlainString() + " is no amount in " + currency, null);
        }
    }
}
