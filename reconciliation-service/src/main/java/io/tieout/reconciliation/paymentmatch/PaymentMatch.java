package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.Reservation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An explanation of a bank line, just decided.
///
/// @param lineKind for a classification
/// @param otherLeg the match of the line at the other end, of an own transfer whose both ends a person named
/// @param userId who decided, where it was a person
record PaymentMatch(
        UUID companyId,
        UUID matchId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        @Nullable LineKind lineKind,
        @Nullable UUID otherLeg,
        Decision decision,
        @Nullable UUID userId,
        List<Reservation> allocations,
        List<MatchPart> parts,
        Basis basis,
        Instant decidedAt) {

    /// What the decision rests on.
    ///
    /// @param alternatives what else it could have been; of a person's decision, what the engine had proposed
    /// @param ruleVersion of a person's decision, of those proposals
    /// @param model how the engine explains the amount
    /// @param score of that explanation
    record Basis(
            Set<Flag> flags,
            List<Evidence> evidence,
            List<Explanation> alternatives,
            String ruleVersion,
            @Nullable String model,
            @Nullable Integer score) {

        /// A person decided before the engine proposed anything.
        static final Basis MANUAL = new Basis(Set.of(), List.of(), List.of(), "manual", null, null);

        Basis {
            flags = Set.copyOf(flags);
            evidence = List.copyOf(evidence);
            alternatives = List.copyOf(alternatives);
        }
    }

    PaymentMatch {
        allocations = List.copyOf(allocations);
        parts = List.copyOf(parts);
        if (lineKind == null) {
            requireTies(amount, allocations, parts);
        }
    }

    static PaymentMatch payment(
            BankLine line,
            UUID matchId,
            Decision decision,
            @Nullable UUID userId,
            List<Reservation> allocations,
            List<MatchPart> parts,
            Basis basis,
            Instant now) {
        return new PaymentMatch(
                line.companyId(),
                matchId,
                line.lineId(),
                line.bankAccountId(),
                line.bookingDate(),
                Money.ofMinor(line.amountMinor(), line.currency()),
                null,
                null,
                decision,
                userId,
                allocations,
                parts,
                basis,
                now);
    }

    static PaymentMatch classification(
            BankLine line, UUID matchId, LineKind kind, @Nullable UUID userId, Basis basis, Instant now) {
        return new PaymentMatch(
                line.companyId(),
                matchId,
                line.lineId(),
                line.bankAccountId(),
                line.bookingDate(),
                Money.ofMinor(line.amountMinor(), line.currency()),
                kind,
                null,
                userId == null ? Decision.IGNORE : Decision.MANUAL,
                userId,
                List.of(),
                List.of(),
                basis,
                now);
    }

    /// One end of an own transfer, and the other one.
    PaymentMatch with(UUID otherLegMatchId) {
        return new PaymentMatch(
                companyId,
                matchId,
                lineId,
                bankAccountId,
                bookingDate,
                amount,
                lineKind,
                otherLegMatchId,
                decision,
                userId,
                allocations,
                parts,
                basis,
                decidedAt);
    }

    /// What was decided, as an engine would have said it; nothing is explained by a classification.
    Explanation explanation() {
        return new Explanation(
                "decided",
                allocations.stream()
                        .map(allocation -> new Explanation.Allocation(
                                allocation.invoiceId().toString(), allocation.amountMinor(), allocation.settled()))
                        .toList(),
                parts.stream()
                        .map(part -> new Explanation.Part(
                                part.type(),
                                part.amountMinor(),
                                part.customerId() == null
                                        ? null
                                        : part.customerId().toString(),
                                null))
                        .toList(),
                0,
                null);
    }

    /// What a payment provider kept of it.
    long providerFeeMinor() {
        return parts.stream()
                .filter(part -> part.type() == PartType.PSP_FEE)
                .mapToLong(part -> Math.negateExact(part.amountMinor()))
                .reduce(0, Math::addExact);
    }

    MatchKind kind() {
        return lineKind == null ? MatchKind.PAYMENT : MatchKind.CLASSIFICATION;
    }

    Decider decidedBy() {
        return userId == null ? Decider.AUTOMATIC : Decider.USER;
    }

    private static void requireKeptBackFrom(List<Reservation> allocations, List<MatchPart> parts) {
        var left = new HashMap<UUID, Long>();
        // What is kept back is a part of the invoice's own amount.
        allocations.stream()
                .filter(allocation -> allocation.settled() == null)
                .forEach(allocation -> left.put(allocation.invoiceId(), allocation.amountMinor()));
        for (var part : parts) {
            var invoiceId = part.invoiceId();
            if (invoiceId != null && left.merge(invoiceId, part.amountMinor(), Long::sum) < 0) {
                throw new MatchPartRefused(part.type(), part.amountMinor());
            }
        }
    }

    private static void requireTies(Money amount, List<Reservation> allocations, List<MatchPart> parts) {
        var invoices = new HashSet<UUID>();
        long sum = 0;
        for (var allocation : allocations) {
            if (allocation.amountMinor() == 0 || !invoices.add(allocation.invoiceId())) {
                throw new MatchDoesNotTie(amount, "names an invoice twice, or with nothing");
            }
            sum = Math.addExact(sum, allocation.amountMinor());
        }
        boolean rounded = false;
        for (var part : parts) {
            // Several would be a write-off without a reason.
            if (part.type() == PartType.ROUNDING && rounded) {
                throw new MatchPartRefused(part.type(), part.amountMinor());
            }
            rounded |= part.type() == PartType.ROUNDING;
            sum = Math.addExact(sum, part.amountMinor());
        }
        requireKeptBackFrom(allocations, parts);
        if (sum != amount.minorUnits() || (allocations.isEmpty() && parts.isEmpty())) {
            throw new MatchDoesNotTie(amount, "comes to " + Money.ofMinor(sum, amount.currency()));
        }
    }
}
