package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.bankstatement.BankLineState;
import io.tieout.reconciliation.bankstatement.MatchState;
import io.tieout.reconciliation.customerview.CustomerViewService;
import io.tieout.reconciliation.discrepancy.DiscrepancyKind;
import io.tieout.reconciliation.discrepancy.DiscrepancyService;
import io.tieout.reconciliation.discrepancy.Finding;
import io.tieout.reconciliation.learning.ActiveModel;
import io.tieout.reconciliation.learning.LearnedAliasService;
import io.tieout.reconciliation.learning.MatchingExampleService;
import io.tieout.reconciliation.learning.MatchingModelService;
import io.tieout.reconciliation.learning.ModelDecision;
import io.tieout.reconciliation.matching.AliasKind;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Learned;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.Signal;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.CandidateSearch;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.openitem.Reservation;
import io.tieout.reconciliation.payable.BillMatchingService;
import io.tieout.reconciliation.paymentmatch.PaymentMatch.Basis;
import io.tieout.reconciliation.paymentmatch.WaitingLineRepository.Proposal;
import io.tieout.reconciliation.paymentmatch.WaitingLineRepository.Token;
import io.tieout.reconciliation.payout.KnownPayout;
import io.tieout.reconciliation.payout.PayoutService;
import io.tieout.reconciliation.ruleset.MatchingRulesService;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Runs the engine over waiting lines and does what it decides.
///
/// The engine works on the part of the items that could play a role (see [LookupKeys]): it decides as it would over
/// all.
@Service
@Transactional
public class MatchingService {

    /// What is said to the ledger: all but exchange results, which it works out itself from what was paid and settled.
    private static final Set<PartType> BOOKABLE = EnumSet.complementOf(EnumSet.of(PartType.FX_GAIN, PartType.FX_LOSS));

    /// What names an item.
    private static final Set<Signal> DOCUMENT = EnumSet.of(
            Signal.REFERENCE,
            Signal.INVOICE_NUMBER,
            Signal.END_TO_END_ID,
            Signal.FOLDED_NUMBER,
            Signal.UNIQUE_CODE,
            Signal.ORDER_NUMBER);

    private static final String STRANGER = "somebody else than the customer or its group paid";

    private final WaitingLineRepository waiting;
    private final PaymentMatchRepository matches;
    private final BankLineService lines;
    private final BankAccountQueries accounts;
    private final OpenItemService items;
    private final CustomerViewService customers;
    private final DiscrepancyService discrepancies;
    private final LearnedAliasService aliases;
    private final MatchingModelService models;
    private final MatchingExampleService examples;
    private final MatchingRulesService rules;
    private final PayoutService payouts;
    private final UnstatedExchangeService unstatedExchanges;
    private final BillMatchingService bills;
    private final PaymentMatchPublisher publisher;
    private final Clock clock;

    MatchingService(
            WaitingLineRepository waiting,
            PaymentMatchRepository matches,
            BankLineService lines,
            BankAccountQueries accounts,
            OpenItemService items,
            CustomerViewService customers,
            DiscrepancyService discrepancies,
            LearnedAliasService aliases,
            MatchingModelService models,
            MatchingExampleService examples,
            MatchingRulesService rules,
            PayoutService payouts,
            UnstatedExchangeService unstatedExchanges,
            BillMatchingService bills,
            PaymentMatchPublisher publisher,
            Clock clock) {
        this.waiting = waiting;
        this.matches = matches;
        this.lines = lines;
        this.accounts = accounts;
        this.items = items;
        this.customers = customers;
        this.discrepancies = discrepancies;
        this.aliases = aliases;
        this.models = models;
        this.examples = examples;
        this.rules = rules;
        this.payouts = payouts;
        this.unstatedExchanges = unstatedExchanges;
        this.bills = bills;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// What became of a chunk of waiting lines.
    ///
    /// @param taken how many there were
    record Round(int taken, Map<String, Integer> outcomes) {}

    List<WaitingLineRepository.Group> waiting() {
        return waiting.groups();
    }

    Optional<UUID> first(WaitingLineRepository.Group group) {
        return waiting.first(group);
    }

    /// Decides the next lines of a company and currency, in one transaction and alone.
    ///
    /// @return empty when another replica is at it
    Optional<Round> decide(WaitingLineRepository.Group group, int limit) {
        if (!items.claim(group.companyId(), group.currency())) {
            return Optional.empty();
        }
        var turns = takeTurns(group);
        return Optional.of(decide(group, turns, waiting.take(group, limit)));
    }

    /// Decides one line, as [#decide(WaitingLineRepository.Group, int)] would.
    Round decideOne(WaitingLineRepository.Group group, UUID lineId) {
        var turns = takeTurns(group);
        return decide(group, turns, waiting.forgetRequest(group.companyId(), lineId) ? List.of(lineId) : List.of());
    }

    /// Also over the items of other currencies in which payers instructed the money that waits here.
    private Set<Currency> takeTurns(WaitingLineRepository.Group group) {
        var currencies = new HashSet<>(lines.instructedCurrencies(group.companyId(), group.currency()));
        currencies.add(group.currency());
        items.decideAlone(group.companyId(), currencies);
        return currencies;
    }

    /// @param turns taken for it
    private Round decide(WaitingLineRepository.Group group, Set<Currency> turns, List<UUID> taken) {
        var waited = lines.find(group.companyId(), taken).stream()
                .filter(line -> line.state() == BankLineState.POSTED && line.matchState() == MatchState.UNMATCHED)
                .sorted(Comparator.comparing(BankLine::bookingDate)
                        .thenComparing(BankLine::statementId)
                        .thenComparingInt(BankLine::lineNo))
                .collect(Collectors.partitioningBy(line ->
                        !InstructedPayments.isInstructedOtherwise(line) || turns.contains(line.instructedCurrency())));
        // Came while turns were waited for, and needs one more: a turn is never taken late, for they have an order.
        var early = Objects.requireNonNull(waited.get(false));
        if (!early.isEmpty()) {
            waiting.request(group.companyId(), group.currency(), ids(early), clock.instant());
        }
        var unexplained = Objects.requireNonNull(waited.get(true));
        if (unexplained.isEmpty()) {
            return new Round(taken.size(), Map.of());
        }
        var takenBack = matches.linesTakenBack(group.companyId(), ids(unexplained));
        var policy = inForce(group.companyId());
        var run = run(group.companyId(), group.currency(), unexplained, takenBack, policy, items::candidates);
        lookAtBills(group.companyId(), run, takenBack, policy, items::bills);
        waiting.forget(
                group.companyId(), unexplained.stream().map(BankLine::lineId).toList());
        return new Round(taken.size(), new Decisions(group.companyId(), run).carryOut());
    }

    /// A line that the engine cannot take: it waits for a person instead of stopping those behind it. Does nothing
    /// when it waits no more.
    void setAside(WaitingLineRepository.Group group, UUID lineId) {
        var companyId = group.companyId();
        items.decideAlone(companyId, group.currency());
        if (waiting.forgetRequest(companyId, lineId)) {
            lines.proposed(companyId, Map.of(lineId, 0));
            lines.find(companyId, lineId)
                    .ifPresent(line -> discrepancies.open(
                            companyId,
                            List.of(Finding.ofLine(
                                    DiscrepancyKind.UNKNOWN_MONEY, lineId, amount(line), "could not be examined"))));
        }
    }

    /// What could explain a line, as things stand now. Nothing is decided.
    Candidates candidates(UUID companyId, BankLine line) {
        var takenBack = Set.of(line.lineId());
        var policy = inForce(companyId);
        var run = run(companyId, line.currency(), List.of(line), takenBack, policy, items::candidates);
        lookAtBills(companyId, run, takenBack, policy, items::bills);
        var outcome = Objects.requireNonNull(run.outcomes().get(line));
        return new Candidates(outcome, run.items());
    }

    /// @param items those that the explanations name, and more
    record Candidates(Outcome outcome, Map<UUID, AvailableItem> items) {}

    private record Run(
            Currency currency,
            Map<BankLine, Outcome> outcomes,
            Map<BankLine, LookupKeys.OfLine> keys,
            Map<BankLine, LookupKeys.OfLine> billKeys,
            Map<UUID, AvailableItem> items,
            Map<BankLine, Set<UUID>> payers,
            Map<UUID, KnownPayout> payouts,
            Groups groups) {}

    /// What these lines would come to together under other rules or over other items. Nothing is decided, and nobody
    /// waits for it.
    ///
    /// @param takenBack lines for which the engine only suggests
    public Map<UUID, Outcome> outcomesOf(
            UUID companyId,
            Currency currency,
            List<BankLine> bankLines,
            Set<UUID> takenBack,
            Policy rules,
            CandidateItems candidates) {
        var outcomes = new LinkedHashMap<UUID, Outcome>();
        var policy = here(companyId, rules);
        var run = run(companyId, currency, bankLines, takenBack, policy, candidates);
        lookAtBills(companyId, run, takenBack, policy, candidates);
        run.outcomes().forEach((line, outcome) -> outcomes.put(line.lineId(), asCarriedOut(outcome, currency, run)));
        return outcomes;
    }

    private static Outcome asCarriedOut(Outcome outcome, Currency currency, Run run) {
        return outcome instanceof Outcome.Exceptional exceptional
                        && !canGoBack(exceptional.explanation(), currency, run.items())
                ? new Outcome.Suggested(
                        exceptional.lineId(),
                        List.of(exceptional.explanation()),
                        exceptional.flags(),
                        exceptional.evidence(),
                        exceptional.ruleVersion())
                : outcome;
    }

    /// The engine does not know what was paid of an item.
    private static boolean canGoBack(Explanation explanation, Currency currency, Map<UUID, AvailableItem> items) {
        return explanation.parts().stream()
                .filter(part -> part.type() == PartType.REOPEN)
                .allMatch(part -> {
                    var item = items.get(id(part.itemId()));
                    return item != null
                            && item.currency().equals(currency)
                            && item.isReopenedBy(part.amountMinor())
                            && -part.amountMinor() <= item.settledMinor();
                });
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private Run run(
            UUID companyId,
            Currency currency,
            List<BankLine> bankLines,
            Set<UUID> takenBack,
            Policy policy,
            CandidateItems candidates) {
        var ids = ids(bankLines);
        var engineLines = new ArrayList<Line>();
        var keys = new LinkedHashMap<BankLine, LookupKeys.OfLine>();
        int longest = items.longestNumber(companyId);
        var paidOut = payouts.of(companyId, bankLines);
        for (var line : bankLines) {
            var known = paidOut.get(line.lineId());
            var engineLine = BankLines.forMatching(
                    line, known == null ? null : known.payout(), takenBack.contains(line.lineId()));
            engineLines.add(engineLine);
            keys.put(line, LookupKeys.of(engineLine, longest));
        }
        var taught = customers.ofParties(companyId, aliases.of(companyId, engineLines));
        var payers = new HashSet<>(customers.idsByKeys(companyId, keys.values()));
        taught.forEach(alias -> payers.add(UUID.fromString(alias.customerId())));
        var withGroups = customers.withGroups(companyId, payers);
        withGroups.forEach(customer -> payers.add(UUID.fromString(customer.id())));
        payers.addAll(customers.parties(companyId, payers));
        var available = candidates.of(new CandidateSearch(
                companyId, currency, engineLines, keys.values(), payers, policy.combinationMaxItems()));
        available.forEach(item -> payers.add(item.customerId()));
        var everyone = customers.withGroups(companyId, payers);
        var model = models.active(companyId);
        var learned = new Learned(
                taught,
                model.map(ActiveModel::model).orElse(null),
                model.map(ActiveModel::mayDecide).orElse(false),
                disputed(available));
        var earlier = earlier(companyId, ids);
        var decided = new HashMap<String, Outcome>();
        // Money that goes out and money that comes in have different items to choose from.
        engineLines.stream()
                .collect(Collectors.groupingBy(line -> line.amountMinor() < 0))
                .forEach((out, sameWay) -> {
                    var matcher = new Matcher(
                            policy,
                            available.stream()
                                    .filter(item -> item.kind().isFor(out ? -1 : 1))
                                    .map(AvailableItem::forMatching)
                                    .toList(),
                            everyone,
                            learned);
                    matcher.remember(earlier);
                    var found = matcher.match(sameWay);
                    for (int i = 0; i < sameWay.size(); i++) {
                        decided.put(sameWay.get(i).id(), found.get(i));
                    }
                });
        var outcomes = new LinkedHashMap<BankLine, Outcome>();
        for (int i = 0; i < bankLines.size(); i++) {
            outcomes.put(
                    bankLines.get(i),
                    Objects.requireNonNull(decided.get(engineLines.get(i).id())));
        }
        var known = new HashMap<UUID, AvailableItem>();
        available.forEach(item -> known.put(item.invoiceId(), item));
        bankLines.stream()
                .filter(InstructedPayments::isInstructedOtherwise)
                .collect(Collectors.groupingBy(
                        line -> Objects.requireNonNull(line.instructedCurrency()),
                        () -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)),
                        Collectors.toList()))
                .forEach((instructed, some) -> {
                    var found = candidates.of(new CandidateSearch(
                            companyId,
                            instructed,
                            asInstructed(some, takenBack),
                            some.stream()
                                    .map(line -> Objects.requireNonNull(keys.get(line)))
                                    .toList(),
                            payers,
                            policy.combinationMaxItems()));
                    found.forEach(item -> known.put(item.invoiceId(), item));
                    found.forEach(item -> payers.add(item.customerId()));
                    var matcher = new Matcher(
                            policy,
                            found.stream()
                                    .filter(item -> item.kind().isFor(1))
                                    .map(AvailableItem::forMatching)
                                    .toList(),
                            customers.withGroups(companyId, payers),
                            new Learned(taught, learned.model(), learned.mayDecide(), disputed(found)));
                    var second = matcher.match(asInstructed(some, takenBack));
                    for (int i = 0; i < some.size(); i++) {
                        var line = some.get(i);
                        outcomes.put(
                                line,
                                InstructedPayments.together(
                                        line, Objects.requireNonNull(outcomes.get(line)), second.get(i)));
                    }
                });
        var possible = possiblePayers(keys, everyone, learned);
        unstatedExchanges
                .explain(new UnstatedExchangeService.Question(
                        companyId, currency, policy, outcomes, keys, possible, available, candidates, learned))
                .forEach(item -> known.put(item.invoiceId(), item));
        return new Run(currency, outcomes, keys, new HashMap<>(), known, possible, paidOut, Groups.of(everyone));
    }

    /// What lines have to do with suppliers is decided after what they have to do with customers.
    private void lookAtBills(UUID companyId, Run run, Set<UUID> takenBack, Policy policy, CandidateItems candidates) {
        var looked = new LinkedHashMap<BankLine, Line>();
        boolean incoming = items.hasPayables(companyId);
        run.outcomes().keySet().stream()
                .filter(line -> line.amountMinor() < 0 ? !line.reversal() : incoming)
                .forEach(line -> looked.put(line, BankLines.forMatching(line, takenBack.contains(line.lineId()))));
        if (!looked.isEmpty()) {
            var decided = bills.decide(companyId, run.currency(), looked, run.outcomes(), policy, candidates::of);
            run.outcomes().putAll(decided.outcomes());
            run.billKeys().putAll(decided.keys());
            decided.bills().forEach(bill -> run.items().put(bill.invoiceId(), bill));
        }
    }

    private static List<Line> asInstructed(List<BankLine> bankLines, Set<UUID> takenBack) {
        return bankLines.stream()
                .map(line -> InstructedPayments.asInstructed(line, takenBack.contains(line.lineId())))
                .toList();
    }

    static Set<String> disputed(List<AvailableItem> items) {
        return items.stream()
                .filter(AvailableItem::disputed)
                .map(item -> item.invoiceId().toString())
                .collect(Collectors.toSet());
    }

    private Policy inForce(UUID companyId) {
        return here(companyId, rules.inForce(companyId));
    }

    /// The rules with what is the company's own and what the books take.
    private Policy here(UUID companyId, Policy policy) {
        var own = accounts.all(companyId).stream()
                .map(BankAccount::iban)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return policy.withOwnIbans(own).withBookable(BOOKABLE);
    }

    private static List<UUID> ids(List<BankLine> lines) {
        return lines.stream().map(BankLine::lineId).toList();
    }

    private List<Line> earlier(UUID companyId, List<UUID> lineIds) {
        return lines.find(companyId, waiting.sameBankReference(companyId, lineIds)).stream()
                .map(line -> BankLines.forMatching(line, false))
                .toList();
    }

    private static Map<BankLine, Set<UUID>> possiblePayers(
            Map<BankLine, LookupKeys.OfLine> keys, List<Customer> everyone, Learned learned) {
        var byKey = new LinkedHashMap<String, Set<UUID>>();
        for (var customer : everyone) {
            var own = LookupKeys.of(customer);
            var id = UUID.fromString(customer.id());
            own.names().forEach(name -> byKey.computeIfAbsent("N" + name, k -> new HashSet<>())
                    .add(id));
            own.ibans().forEach(iban -> byKey.computeIfAbsent("I" + iban, k -> new HashSet<>())
                    .add(id));
        }
        for (var alias : learned.aliases()) {
            var kind = alias.kind() == AliasKind.NAME ? "N" : "I";
            byKey.computeIfAbsent(kind + alias.key(), k -> new HashSet<>()).add(UUID.fromString(alias.customerId()));
        }
        var payers = new LinkedHashMap<BankLine, Set<UUID>>();
        keys.forEach((line, own) -> {
            var found = new HashSet<UUID>();
            own.names().forEach(name -> found.addAll(byKey.getOrDefault("N" + name, Set.of())));
            own.ibans().forEach(iban -> found.addAll(byKey.getOrDefault("I" + iban, Set.of())));
            payers.put(line, found);
        });
        return payers;
    }

    private static Money amount(BankLine line) {
        return Money.ofMinor(line.amountMinor(), line.currency());
    }

    /// Collects what a run decided, then writes it in few statements.
    private final class Decisions {

        private final UUID companyId;
        private final Run run;
        /// One for all: what was decided together is known by it later.
        private final Instant now = clock.instant();
        private final List<PaymentMatch> decided = new ArrayList<>();
        private final List<Proposal> proposals = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<ModelDecision> byModel = new ArrayList<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        Decisions(UUID companyId, Run run) {
            this.companyId = companyId;
            this.run = run;
        }

        Map<String, Integer> carryOut() {
            run.outcomes().forEach(this::collect);
            matches.insertAll(decided);
            var reservations = new LinkedHashMap<UUID, List<Reservation>>();
            decided.forEach(match -> reservations.put(match.matchId(), match.allocations()));
            items.reserveAll(companyId, run.currency(), reservations);
            lines.changeMatchState(
                    companyId,
                    decided.stream().map(PaymentMatch::lineId).toList(),
                    MatchState.UNMATCHED,
                    MatchState.RESERVED);
            payouts.keep(companyId, paidOut());
            publisher.matched(decided);
            examples.decided(companyId, byModel);
            waiting.propose(companyId, proposals, now);
            lines.proposed(
                    companyId,
                    proposals.stream().collect(Collectors.toMap(Proposal::lineId, proposal -> proposal.proposals()
                            .size())));
            discrepancies.settle(
                    companyId,
                    run.outcomes().keySet().stream().map(BankLine::lineId).toList(),
                    findings);
            return counts;
        }

        /// The payouts that decisions rest on.
        private Map<UUID, UUID> paidOut() {
            var lines = new LinkedHashMap<UUID, UUID>();
            for (var match : decided) {
                var known = run.payouts().get(match.lineId());
                if (known != null) {
                    lines.put(known.payoutId(), match.lineId());
                }
            }
            return lines;
        }

        private void collect(BankLine line, Outcome outcome) {
            switch (outcome) {
                case Outcome.Automatic automatic -> {
                    count("automatic");
                    var match =
                            payment(line, automatic, Decision.AUTO, automatic.explanation(), automatic.alternatives());
                    decided.add(match);
                    findStranger(line, automatic, automatic.explanation(), match);
                    if (automatic.explanation().assessment() != null) {
                        byModel.add(new ModelDecision(
                                match.matchId(), line.lineId(), automatic.explanation(), automatic.ruleVersion()));
                    }
                }
                case Outcome.Exceptional exceptional
                when !canGoBack(exceptional.explanation(), line.currency(), run.items()) -> {
                    count("suggested");
                    propose(line, exceptional, List.of(exceptional.explanation()));
                    findings.add(Finding.ofLine(
                            kindOf(exceptional),
                            line.lineId(),
                            amount(line),
                            "this much was not paid of what it names"));
                }
                case Outcome.Exceptional exceptional -> {
                    count("exception");
                    var match = payment(line, exceptional, Decision.EXCEPTION, exceptional.explanation(), List.of());
                    decided.add(match);
                    findings.add(Finding.ofMatch(
                            kindOf(exceptional),
                            match.matchId(),
                            line.lineId(),
                            concerned(exceptional.explanation(), line),
                            exceptional.explanation().model()));
                    findStranger(line, exceptional, exceptional.explanation(), match);
                }
                case Outcome.Suggested suggested -> {
                    count("suggested");
                    propose(line, suggested, suggested.ranked());
                    findings.addAll(findings(line, suggested));
                }
                case Outcome.Ignored ignored -> {
                    if (ignored.duplicateOf() != null) {
                        count("duplicate");
                        propose(line, ignored, List.of());
                        findings.add(Finding.ofLine(
                                DiscrepancyKind.DUPLICATE,
                                line.lineId(),
                                amount(line),
                                "repeats line " + ignored.duplicateOf()));
                    } else {
                        count("not_receivable");
                        decided.add(classification(line, ignored, ignored.kind()));
                    }
                }
            }
        }

        private List<Finding> findings(BankLine line, Outcome.Suggested suggested) {
            var kind = kindOf(suggested);
            var found = Finding.ofLine(kind, line.lineId(), amount(line), detail(suggested));
            if (!isStrangers(line, suggested, suggested.ranked())) {
                return List.of(found);
            }
            var stranger = Finding.ofLine(DiscrepancyKind.WRONG_PAYER, line.lineId(), amount(line), STRANGER);
            return kind == DiscrepancyKind.UNKNOWN_MONEY ? List.of(stranger) : List.of(found, stranger);
        }

        private void findStranger(BankLine line, Outcome outcome, Explanation explanation, PaymentMatch match) {
            if (isStrangers(line, outcome, List.of(explanation))) {
                findings.add(Finding.ofMatch(
                        DiscrepancyKind.WRONG_PAYER, match.matchId(), line.lineId(), amount(line), STRANGER));
            }
        }

        /// Whether the money names items and comes from nobody of the groups that they are of: a parent that pays
        /// for its subsidiary is none to look at, and an amount alone says nothing about whom it is for.
        private boolean isStrangers(BankLine line, Outcome outcome, List<Explanation> explanations) {
            if (!outcome.flags().contains(Flag.THIRD_PARTY_PAYER)
                    || outcome.evidence().stream().noneMatch(seen -> DOCUMENT.contains(seen.signal()))) {
                return false;
            }
            var owners = explanations.stream()
                    .flatMap(explanation -> explanation.allocations().stream())
                    .map(part -> run.items().get(UUID.fromString(part.itemId())))
                    .filter(Objects::nonNull)
                    .map(AvailableItem::customerId)
                    .collect(Collectors.toSet());
            return !owners.isEmpty()
                    && run.groups().know(owners)
                    && !run.groups()
                            .share(owners, Objects.requireNonNull(run.payers().get(line)));
        }

        private void count(String outcome) {
            counts.merge(outcome, 1, Integer::sum);
        }

        private PaymentMatch payment(
                BankLine line,
                Outcome outcome,
                Decision decision,
                Explanation explanation,
                List<Explanation> alternatives) {
            return PaymentMatch.payment(
                    line,
                    Ids.next(),
                    decision,
                    null,
                    explanation.taken().stream()
                            .map(taken -> new Reservation(
                                    UUID.fromString(taken.itemId()), taken.amountMinor(), taken.settled()))
                            .toList(),
                    explanation.otherParts().stream()
                            .map(part -> new MatchPart(
                                    part.type(), part.amountMinor(), id(part.customerId()), id(part.itemId())))
                            .toList(),
                    new Basis(
                            outcome.flags(),
                            outcome.evidence(),
                            alternatives,
                            outcome.ruleVersion(),
                            explanation.model(),
                            explanation.score()),
                    now);
        }

        private PaymentMatch classification(BankLine line, Outcome outcome, LineKind kind) {
            return PaymentMatch.classification(
                    line,
                    Ids.next(),
                    kind,
                    null,
                    new Basis(outcome.flags(), outcome.evidence(), List.of(), outcome.ruleVersion(), null, null),
                    now);
        }

        private void propose(BankLine line, Outcome outcome, List<Explanation> ranked) {
            var tokens = new LinkedHashSet<Token>();
            var keys = Objects.requireNonNull(run.keys().get(line));
            keys.byKind().forEach((kind, values) -> values.forEach(value -> tokens.add(new Token(kind, value))));
            // A bill may be named where an invoice is not looked for.
            var billKeys = run.billKeys().getOrDefault(line, keys);
            billKeys.byKind().forEach((kind, values) -> values.forEach(value -> tokens.add(new Token(kind, value))));
            keys.payerByKind().forEach((kind, values) -> values.forEach(value -> tokens.add(new Token(kind, value))));
            tokens.add(new Token("AMOUNT", WaitingLineRepository.amountToken(line.currency(), line.amountMinor())));
            var instructed = line.instructed();
            if (InstructedPayments.isInstructedOtherwise(line) && instructed != null) {
                tokens.add(new Token(
                        "AMOUNT", WaitingLineRepository.amountToken(instructed.currency(), instructed.minorUnits())));
            }
            Objects.requireNonNull(run.payers().get(line))
                    .forEach(payer -> tokens.add(new Token("CUSTOMER", payer.toString())));
            proposals.add(new Proposal(
                    line.lineId(),
                    PostgresArrays.text(outcome.flags()),
                    outcome.ruleVersion(),
                    outcome.evidence(),
                    ranked,
                    List.copyOf(tokens)));
        }

        /// The part that someone has to look at.
        private static Money concerned(Explanation explanation, BankLine line) {
            return explanation.parts().stream()
                    .filter(part -> part.type() == PartType.ON_ACCOUNT)
                    .findFirst()
                    .map(part -> Money.ofMinor(part.amountMinor(), line.currency()))
                    .orElse(amount(line));
        }

        private static String detail(Outcome.Suggested suggested) {
            return suggested.ranked().isEmpty()
                    ? "nothing explains it"
                    : suggested.ranked().size() + " proposals, the best: "
                            + suggested.ranked().getFirst().model();
        }

        private static DiscrepancyKind kindOf(Outcome outcome) {
            var flags = outcome.flags();
            if (flags.contains(Flag.DUPLICATE_PAYMENT)) {
                return DiscrepancyKind.DUPLICATE;
            }
            if (flags.contains(Flag.AMBIGUOUS)) {
                return DiscrepancyKind.AMBIGUOUS;
            }
            if (flags.contains(Flag.OVERPAYMENT)) {
                return DiscrepancyKind.OVERPAID;
            }
            if (flags.contains(Flag.PREPAYMENT)) {
                return DiscrepancyKind.PREPAYMENT;
            }
            if (flags.contains(Flag.UNDERPAYMENT) || flags.contains(Flag.UNEARNED_DISCOUNT)) {
                return DiscrepancyKind.UNDERPAID;
            }
            if (flags.contains(Flag.FX_DIFFERENCE)) {
                return DiscrepancyKind.WRONG_AMOUNT;
            }
            return flags.contains(Flag.CHARGEBACK) || flags.contains(Flag.REVERSAL)
                    ? DiscrepancyKind.RETURNED
                    : DiscrepancyKind.UNKNOWN_MONEY;
        }
    }
}
