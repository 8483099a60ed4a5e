package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.activity.Activity;
import io.tieout.reconciliation.activity.ActivityKind;
import io.tieout.reconciliation.activity.ActivityService;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineNotFound;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.bankstatement.BankLineState;
import io.tieout.reconciliation.bankstatement.LineChange;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.discrepancy.DiscrepancyKind;
import io.tieout.reconciliation.discrepancy.DiscrepancyService;
import io.tieout.reconciliation.discrepancy.Finding;
import io.tieout.reconciliation.discrepancy.SubjectType;
import io.tieout.reconciliation.learning.LearnedAliasService;
import io.tieout.reconciliation.learning.MatchingExampleService;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.paymentmatch.PaymentMatch.Basis;
import io.tieout.reconciliation.payout.PayoutService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The decisions of people, and the ledger's answers to all decisions.
@Service
@Transactional
class MatchService {

    private final PaymentMatchRepository matches;
    private final WaitingLineRepository waiting;
    private final BankLineService lines;
    private final OpenItemService items;
    private final DiscrepancyService discrepancies;
    private final LearnedAliasService aliases;
    private final MatchingExampleService examples;
    private final ActivityService activities;
    private final PayoutService payouts;
    private final PaymentMatchPublisher publisher;
    private final Clock clock;

    MatchService(
            PaymentMatchRepository matches,
            WaitingLineRepository waiting,
            BankLineService lines,
            OpenItemService items,
            DiscrepancyService discrepancies,
            LearnedAliasService aliases,
            MatchingExampleService examples,
            ActivityService activities,
            PayoutService payouts,
            PaymentMatchPublisher publisher,
            Clock clock) {
        this.matches = matches;
        this.waiting = waiting;
        this.lines = lines;
        this.items = items;
        this.discrepancies = discrepancies;
        this.aliases = aliases;
        this.examples = examples;
        this.activities = activities;
        this.payouts = payouts;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// A person says what a line pays.
    UUID match(UUID companyId, ManualMatch wanted, UUID userId) {
        return match(takeLine(companyId, wanted.lineId(), wanted.otherCurrencies()), wanted, userId);
    }

    /// A person finds a proposal of the engine right.
    ///
    /// @param tag of the proposals that the person saw
    UUID confirm(UUID companyId, UUID lineId, String tag, int rank, UUID userId) {
        // Which currencies it needs is known before it is taken; what it says is believed only afterwards.
        var currencies = proposal(companyId, lineId, tag, rank)
                .map(MatchService::currencies)
                .orElse(Set.of());
        var line = takeLine(companyId, lineId, currencies);
        var seen = proposal(companyId, lineId, tag, rank).orElseThrow(() -> new ProposalChanged(lineId, rank));
        return match(line, ManualMatch.of(line, seen), userId);
    }

    private Optional<Explanation> proposal(UUID companyId, UUID lineId, String tag, int rank) {
        return waiting.proposed(companyId, lineId, tag)
                .map(Basis::alternatives)
                .filter(proposals -> rank <= proposals.size())
                .map(proposals -> proposals.get(rank - 1));
    }

    private static Set<Currency> currencies(Explanation proposal) {
        var currencies = new HashSet<Currency>();
        for (var part : proposal.allocations()) {
            var settled = part.settled();
            if (settled != null) {
                currencies.add(settled.currency());
            }
        }
        return currencies;
    }

    private UUID match(BankLine line, ManualMatch wanted, UUID userId) {
        var companyId = line.companyId();
        var amount = Money.ofMinor(line.amountMinor(), line.currency());
        var allocations = wanted.allocationsOf(amount);
        var proposed = waiting.proposed(companyId, line.lineId());
        var match = PaymentMatch.payment(
                line,
                Ids.next(),
                Decision.MANUAL,
                userId,
                allocations,
                wanted.partsOf(amount),
                proposed.orElse(Basis.MANUAL),
                clock.instant());
        items.reserve(companyId, match.matchId(), line.currency(), allocations);
        proposed.ifPresent(basis -> learn(match, basis));
        decide(match);
        payouts.keep(line, match.providerFeeMinor());
        var payers = matches.customers(companyId, match.matchId());
        var proven = aliases.confirm(companyId, match.matchId(), BankLines.forMatching(line, false), payers);
        waiting.wake(companyId, line.currency(), proven, clock.instant());
        return match.matchId();
    }

    /// A person says that a line is no payment of a customer.
    UUID classify(UUID companyId, UUID lineId, LineKind kind, UUID userId) {
        var match = classified(takeLine(companyId, lineId, Set.of()), kind, userId);
        decide(match);
        return match.matchId();
    }

    /// A person says that two lines are the ends of one transfer between own accounts.
    ///
    /// @return the match of the first line
    UUID transfer(UUID companyId, UUID lineId, UUID otherLineId, UUID userId) {
        // The lowest id first: two who want the same lines must not wait for each other.
        boolean first = lineId.toString().compareTo(otherLineId.toString()) < 0;
        var currencies = new HashSet<>(List.of(currency(companyId, lineId), currency(companyId, otherLineId)));
        var lower = takeLine(companyId, first ? lineId : otherLineId, currencies);
        var higher = takeLine(companyId, first ? otherLineId : lineId, currencies);
        var line = first ? lower : higher;
        var other = first ? higher : lower;
        requireFit(line, other);
        var leg = classified(line, LineKind.OWN_TRANSFER, userId);
        var otherLeg = classified(other, LineKind.OWN_TRANSFER, userId);
        decide(leg.with(otherLeg.matchId()));
        decide(otherLeg.with(leg.matchId()));
        return leg.matchId();
    }

    private static void requireFit(BankLine line, BankLine other) {
        boolean between = !line.bankAccountId().equals(other.bankAccountId())
                && Long.signum(line.amountMinor()) == -Long.signum(other.amountMinor());
        boolean nothingLost = !line.currency().equals(other.currency()) || line.amountMinor() == -other.amountMinor();
        if (!between || !nothingLost) {
            throw new TransferLegsUnfit(line, other);
        }
    }

    private PaymentMatch classified(BankLine line, LineKind kind, UUID userId) {
        var proposed = waiting.proposed(line.companyId(), line.lineId());
        var match = PaymentMatch.classification(
                line, Ids.next(), kind, userId, proposed.orElse(Basis.MANUAL), clock.instant());
        proposed.ifPresent(basis -> learn(match, basis));
        return match;
    }

    /// What the engine proposed for the line, and what a person made of it, is an example to learn from.
    private void learn(PaymentMatch match, Basis proposed) {
        examples.decided(
                match.companyId(),
                match.matchId(),
                match.lineId(),
                proposed.alternatives(),
                proposed.ruleVersion(),
                match.explanation());
    }

    /// Locks a line that may be explained. Of two who want it, the second one sees the first one's match.
    private BankLine takeLine(UUID companyId, UUID lineId, Set<Currency> otherCurrencies) {
        var currencies = new HashSet<>(otherCurrencies);
        currencies.add(currency(companyId, lineId));
        items.decideAlone(companyId, currencies);
        var line = lines.lock(companyId, lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        if (line.state() != BankLineState.POSTED) {
            throw new LineNotPosted(lineId);
        }
        if (line.matchState() != MatchState.UNMATCHED) {
            throw new LineAlreadyMatched(
                    lineId, matches.activeOf(companyId, lineId).orElse(null));
        }
        return line;
    }

    private Currency currency(UUID companyId, UUID lineId) {
        return lines.find(companyId, lineId)
                .orElseThrow(() -> new BankLineNotFound(lineId))
                .currency();
    }

    private void decide(PaymentMatch match) {
        var line = List.of(match.lineId());
        matches.insertAll(List.of(match));
        lines.changeMatchState(match.companyId(), line, MatchState.UNMATCHED, MatchState.RESERVED);
        waiting.forget(match.companyId(), line);
        waiting.forgetRequest(match.companyId(), match.lineId());
        discrepancies.close(match.companyId(), SubjectType.BANK_LINE, line);
        publisher.matched(List.of(match));
    }

    /// A person takes a match back: the ledger is asked to reverse it.
    void undo(UUID companyId, UUID matchId, String reason, UUID userId) {
        var match = matches.lock(companyId, matchId).orElseThrow(() -> new MatchNotFound(matchId));
        if (match.status() != MatchStatus.POSTED) {
            throw new MatchNotPosted(matchId, match.status());
        }
        matches.setUndoing(match, reason, userId, clock.instant());
        tell(match, ActivityKind.UNDO_REQUESTED, userId, reason);
        publisher.undone(match, LocalDate.now(clock), reason);
        examples.takeBack(companyId, matchId);
        lines.find(companyId, match.lineId())
                .ifPresent(line -> aliases.takeBack(
                        companyId, matchId, BankLines.forMatching(line, false), matches.customers(companyId, matchId)));
    }

    void posted(UUID companyId, List<PostedMatch> posted) {
        var ids = posted.stream().map(PostedMatch::matchId).collect(Collectors.toCollection(HashSet::new));
        var known = matches.lock(companyId, ids);
        known.forEach(match -> ids.remove(match.matchId()));
        if (!ids.isEmpty()) {
            throw nobodyMade(ids);
        }
        matches.setPosted(companyId, posted, clock.instant());
        known.stream()
                .collect(Collectors.groupingBy(
                        MatchService::explained,
                        () -> new EnumMap<>(MatchState.class),
                        Collectors.mapping(StoredMatch::lineId, Collectors.toList())))
                .forEach(
                        (state, explained) -> lines.changeMatchState(companyId, explained, MatchState.RESERVED, state));
    }

    /// @param version 1 when the match itself was refused, more when its undoing was
    void refused(UUID companyId, UUID matchId, long version, String code, String detail) {
        var match = answered(companyId, matchId);
        if (version > 1) {
            matches.setRefused(match, MatchStatus.POSTED, code, detail, clock.instant());
            tell(match, ActivityKind.UNDO_REFUSED, null, code + ": " + detail);
            discrepancies.open(
                    companyId,
                    List.of(Finding.ofMatch(
                            DiscrepancyKind.REFUSED_BY_LEDGER,
                            matchId,
                            match.lineId(),
                            match.amount(),
                            "undoing: " + code + ": " + detail)));
            return;
        }
        matches.setRefused(match, MatchStatus.REFUSED, code, detail, clock.instant());
        tell(match, ActivityKind.MATCH_REFUSED, null, code + ": " + detail);
        items.release(companyId, matchId, match.amount().currency());
        aliases.withdraw(companyId, matchId);
        examples.withdraw(companyId, matchId);
        discrepancies.close(companyId, SubjectType.MATCH, List.of(matchId));
        discrepancies.open(
                companyId,
                List.of(Finding.ofLine(
                        DiscrepancyKind.REFUSED_BY_LEDGER, match.lineId(), match.amount(), code + ": " + detail)));
        wait(match, MatchState.RESERVED);
    }

    /// @param afterClose whether the period that it was booked in was closed by then
    void undone(UUID companyId, UUID matchId, UUID reversalEntryId, LocalDate reversalDate, boolean afterClose) {
        var match = answered(companyId, matchId);
        matches.setUndone(match, reversalEntryId, reversalDate, afterClose, clock.instant());
        tell(match, ActivityKind.UNDONE, null, null);
        discrepancies.close(companyId, SubjectType.MATCH, List.of(matchId));
        wait(match, explained(match));
    }

    /// @param userId absent when it is the ledger's answer
    private void tell(StoredMatch match, ActivityKind kind, @Nullable UUID userId, @Nullable String why) {
        activities.add(Activity.onMatch(kind, match.companyId(), match.lineId(), match.matchId(), userId, why));
        lines.changed(match.companyId(), List.of(match.lineId()), LineChange.MATCH);
    }

    /// The line is unexplained again, and the engine may suggest something for it.
    private void wait(StoredMatch match, MatchState from) {
        lines.changeMatchState(match.companyId(), List.of(match.lineId()), from, MatchState.UNMATCHED);
        waiting.request(match.companyId(), match.amount().currency(), List.of(match.lineId()), clock.instant());
    }

    private StoredMatch answered(UUID companyId, UUID matchId) {
        return matches.lock(companyId, matchId).orElseThrow(() -> nobodyMade(Set.of(matchId)));
    }

    private static IllegalStateException nobodyMade(Set<UUID> matchIds) {
        return new IllegalStateException("The ledger answered matches that nobody made: " + matchIds);
    }

    private static MatchState explained(StoredMatch match) {
        return match.kind() == MatchKind.PAYMENT ? MatchState.MATCHED : MatchState.CLASSIFIED;
    }
}
