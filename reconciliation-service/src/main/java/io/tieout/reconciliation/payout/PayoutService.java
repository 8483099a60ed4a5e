package io.tieout.reconciliation.payout;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountNotFound;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineNotFound;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.statementfile.PayoutReport;
import io.tieout.reconciliation.statementfile.PayoutReports;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps payout reports, and says which payout a bank line is.
@Service
@Transactional
public class PayoutService {

    private final PayoutRepository payouts;
    private final BankAccountQueries accounts;
    private final BankLineService lines;
    private final List<PayoutsObserver> observers;
    private final Clock clock;

    PayoutService(
            PayoutRepository payouts,
            BankAccountQueries accounts,
            BankLineService lines,
            List<PayoutsObserver> observers,
            Clock clock) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.lines = lines;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    /// What was taken.
    ///
    /// @param created false when the very same file was there
    record Taken(UUID payoutReportId, boolean created) {}

    /// The account that a report is about: that of the line, where one is named.
    UUID accountOf(UUID companyId, UUID lineId) {
        return lines.find(companyId, lineId)
                .orElseThrow(() -> new BankLineNotFound(lineId))
                .bankAccountId();
    }

    /// @param report as it was read
    Taken take(UUID companyId, PayoutReportUpload upload, PayoutReport report, UUID userId) {
        // One writer an account: two files with the same payouts must see each other.
        var account = accounts.lock(companyId, upload.bankAccountId())
                .orElseThrow(() -> new BankAccountNotFound(upload.bankAccountId()));
        var before = payouts.findReport(companyId, account.bankAccountId(), upload.sha256());
        if (before.isPresent() && upload.lineId() == null) {
            return new Taken(before.get(), false);
        }
        var read = report.payouts().stream()
                .map(reported -> Payout.of(Ids.next(), account.bankAccountId(), account.currency(), reported))
                .toList();
        // Before a line is locked: who decides takes the turn first, and the lines then.
        tell(account, read);
        if (before.isPresent()) {
            nameLine(companyId, payouts.ofReport(companyId, before.get()), upload.lineId());
            return new Taken(before.get(), false);
        }
        var reportId = Ids.next();
        var sorted = sorted(companyId, account, read);
        var fresh = sorted.fresh();
        var named = upload.lineId() == null ? fresh : named(companyId, account, read, fresh, upload.lineId());
        payouts.insert(
                companyId, reportId, upload, report.profile(), read.size() - fresh.size(), userId, clock.instant());
        payouts.insert(companyId, reportId, named);
        payouts.insertRepeated(companyId, reportId, sorted.repeated());
        return new Taken(reportId, true);
    }

    /// @throws InvalidPayoutReport when it cannot be read, or does not tie
    static PayoutReport read(PayoutReportUpload upload) {
        try {
            return PayoutReports.read(upload.file());
        } catch (UnreadableFile e) {
            throw InvalidPayoutReport.of(e);
        }
    }

    /// Takes a report back, as long as none of its payouts explains a line.
    void withdraw(UUID companyId, UUID reportId, String reason, UUID userId) {
        var bankAccountId = head(companyId, reportId).bankAccountId();
        var account = accounts.lock(companyId, bankAccountId).orElseThrow(() -> new BankAccountNotFound(bankAccountId));
        if (head(companyId, reportId).withdrawn()) {
            throw new PayoutReportWithdrawn(reportId);
        }
        payouts.handOver(companyId, reportId);
        var going = payouts.ofReport(companyId, reportId);
        // Before a line is locked: who decides takes the turn first, and the lines then.
        tell(account, going);
        going.stream()
                .filter(payout -> payout.lineId() != null)
                .sorted(Comparator.comparing(payout -> String.valueOf(payout.lineId())))
                .forEach(payout -> requireNotBooked(
                        companyId, reportId, payout.payoutId(), Objects.requireNonNull(payout.lineId())));
        payouts.withdraw(companyId, reportId, reason, userId, clock.instant());
    }

    /// Takes a payout from a line that it is not, as long as the line is not explained.
    void free(UUID companyId, UUID reportId, UUID payoutId, FreePayoutRequest request, UUID userId) {
        var bankAccountId = head(companyId, reportId).bankAccountId();
        var account = accounts.lock(companyId, bankAccountId).orElseThrow(() -> new BankAccountNotFound(bankAccountId));
        var payout = payouts.ofReport(companyId, reportId).stream()
                .filter(own -> own.payoutId().equals(payoutId))
                .findFirst()
                .orElseThrow(() -> new PayoutNotFound(payoutId));
        // Before the line is locked: who decides takes the turn first, and the lines then.
        tell(account, List.of(payout));
        if (!payouts.isOfLine(companyId, payoutId, request.lineId())) {
            throw new PayoutNotOfLine(payoutId, request.lineId(), payout.lineId());
        }
        requireNotBooked(companyId, reportId, payoutId, request.lineId());
        payouts.free(companyId, payoutId, request, userId, clock.instant());
    }

    private PayoutRepository.ReportHead head(UUID companyId, UUID reportId) {
        return payouts.findHead(companyId, reportId).orElseThrow(() -> new PayoutReportNotFound(reportId));
    }

    private void requireNotBooked(UUID companyId, UUID reportId, UUID payoutId, UUID lineId) {
        var line = lines.lock(companyId, lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        if (!isUnexplained(line)) {
            throw new PayoutBooked(reportId, payoutId, lineId);
        }
    }

    /// @param repeated what an earlier report had
    private record Sorted(List<Payout> fresh, List<UUID> repeated) {}

    private Sorted sorted(UUID companyId, BankAccount account, List<Payout> read) {
        requireEachOnce(references(read));
        var known = payouts.byReference(companyId, account.bankAccountId(), references(read));
        var twins = payouts.withoutReference(
                companyId,
                account.bankAccountId(),
                read.stream().map(Payout::netMinor).collect(Collectors.toSet()));
        var fresh = new ArrayList<Payout>();
        var repeated = new ArrayList<UUID>();
        for (var payout : read) {
            var reference = payout.reference();
            var same = reference == null
                    ? twins.stream().filter(payout::isTwinOf).findFirst().orElse(null)
                    : known.get(reference);
            if (same == null) {
                fresh.add(payout);
            } else if (!payout.hasFiguresOf(same)) {
                throw new PayoutRecordedDifferently(payout, same);
            } else {
                repeated.add(same.payoutId());
            }
        }
        return new Sorted(fresh, repeated);
    }

    private static void requireEachOnce(List<String> references) {
        var seen = new HashSet<String>();
        for (var reference : references) {
            if (!seen.add(reference)) {
                throw new InvalidPayoutReport(
                        "payout-repeated",
                        "The reference " + reference + " stands for more than one transfer to the bank",
                        null);
            }
        }
    }

    /// The one of the payouts that the line is gets its name; it may have come with an earlier report.
    private List<Payout> named(
            UUID companyId, BankAccount account, List<Payout> read, List<Payout> fresh, UUID lineId) {
        var known = payouts.byReference(companyId, account.bankAccountId(), references(read))
                .values();
        if (known.stream().anyMatch(payout -> lineId.equals(payout.lineId()))) {
            return fresh;
        }
        var line = explainable(companyId, lineId);
        var fitting = Stream.concat(fresh.stream(), known.stream())
                .filter(payout -> payout.lineId() == null && payout.netMinor() == line.amountMinor())
                .toList();
        var wanted = only(fitting, companyId, lineId);
        if (!fresh.contains(wanted)) {
            payouts.bind(companyId, Map.of(wanted.payoutId(), lineId));
            return fresh;
        }
        return fresh.stream()
                .map(payout -> payout.equals(wanted) ? payout.named(lineId) : payout)
                .toList();
    }

    private Payout only(List<Payout> fitting, UUID companyId, UUID lineId) {
        if (fitting.size() != 1) {
            throw new PayoutDoesNotFitLine(
                    lineId, "is one of " + fitting.size() + " payouts of the report that have no line yet");
        }
        if (payouts.isNamed(companyId, lineId)) {
            throw new PayoutDoesNotFitLine(lineId, "is another payout already");
        }
        return fitting.getFirst();
    }

    private static List<String> references(List<Payout> read) {
        return read.stream().map(Payout::reference).filter(Objects::nonNull).toList();
    }

    private void nameLine(UUID companyId, List<Payout> known, @Nullable UUID lineId) {
        if (lineId == null || known.stream().anyMatch(payout -> lineId.equals(payout.lineId()))) {
            return;
        }
        var line = explainable(companyId, lineId);
        var fitting = known.stream()
                .filter(payout -> payout.lineId() == null && payout.netMinor() == line.amountMinor())
                .toList();
        payouts.bind(companyId, Map.of(only(fitting, companyId, lineId).payoutId(), lineId));
    }

    private BankLine explainable(UUID companyId, UUID lineId) {
        var line = lines.lock(companyId, lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        if (!isUnexplained(line)) {
            throw new PayoutDoesNotFitLine(lineId, "is explained already");
        }
        return line;
    }

    private static boolean isUnexplained(BankLine line) {
        return line.matchState() == MatchState.UNMATCHED || line.matchState() == MatchState.NONE;
    }

    private void tell(BankAccount account, List<Payout> kept) {
        var nets = kept.stream().map(Payout::netMinor).collect(Collectors.toSet());
        observers.forEach(observer ->
                observer.payoutsKept(account.companyId(), account.bankAccountId(), account.currency(), nets));
    }

    /// The payouts that these lines are: those whose line a person named, and those that can be one line only.
    public Map<UUID, KnownPayout> of(UUID companyId, Collection<BankLine> bankLines) {
        var incoming = bankLines.stream()
                .filter(line -> line.amountMinor() > 0 && !line.reversal())
                .toList();
        return incoming.isEmpty() ? Map.of() : payouts.of(companyId, incoming);
    }

    /// A person says what the line pays: the payout that it is explains no other line.
    ///
    /// @param feeMinor what the person says that the provider kept; tells which of two equal lines a payout is
    public void keep(BankLine line, long feeMinor) {
        var companyId = line.companyId();
        var known = of(companyId, List.of(line)).get(line.lineId());
        if (known != null) {
            keep(companyId, Map.of(known.payoutId(), line.lineId()));
        } else if (feeMinor > 0 && !line.reversal() && !payouts.isNamed(companyId, line.lineId())) {
            var same = payouts.withFee(line, feeMinor);
            if (same.size() == 1) {
                keep(companyId, Map.of(same.getFirst(), line.lineId()));
            }
        }
    }

    /// What a line was booked as, it stays.
    ///
    /// @param linesByPayout payouts that were the ground of a decision
    public void keep(UUID companyId, Map<UUID, UUID> linesByPayout) {
        if (!linesByPayout.isEmpty()) {
            payouts.bind(companyId, linesByPayout);
        }
    }
}
