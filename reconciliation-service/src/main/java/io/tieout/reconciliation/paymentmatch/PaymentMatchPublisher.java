package io.tieout.reconciliation.paymentmatch;

import io.tieout.events.reconciliation.v1.BankLineClassified;
import io.tieout.events.reconciliation.v1.PaymentMatchUndone;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.openitem.OpenItemService;
import io.tieout.reconciliation.openitem.Reservation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PaymentMatchPublisher {

    private final Outbox outbox;
    private final OpenItemService items;

    PaymentMatchPublisher(Outbox outbox, OpenItemService items) {
        this.outbox = outbox;
        this.items = items;
    }

    void matched(List<PaymentMatch> matches) {
        var deals = new HashMap<UUID, UUID>();
        matches.stream()
                .collect(Collectors.groupingBy(PaymentMatch::companyId))
                .forEach((companyId, own) -> deals.putAll(items.dealsOf(
                        companyId,
                        own.stream()
                                .flatMap(match -> match.allocations().stream())
                                .map(Reservation::invoiceId)
                                .collect(Collectors.toSet()))));
        outbox.publishAll(
                matches.stream().map(match -> event(match, deal(match, deals))).toList());
    }

    /// Of money for several deals nobody can say which process it is part of.
    private static @Nullable UUID deal(PaymentMatch match, Map<UUID, UUID> deals) {
        var own = match.allocations().stream()
                .map(allocation -> deals.get(allocation.invoiceId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return own.size() == 1 ? own.iterator().next() : null;
    }

    private static OutboxEvent<?> event(PaymentMatch match, @Nullable UUID dealId) {
        var kind = match.lineKind();
        return kind == null
                ? new OutboxEvent<>(
                        ReconciliationEvents.PAYMENT_MATCHED,
                        match.companyId(),
                        match.matchId(),
                        1,
                        dealId,
                        payment(match))
                : new OutboxEvent<>(
                        ReconciliationEvents.BANK_LINE_CLASSIFIED,
                        match.companyId(),
                        match.matchId(),
                        1,
                        null,
                        new BankLineClassified(
                                match.matchId(),
                                match.lineId(),
                                match.bankAccountId(),
                                match.bookingDate(),
                                match.amount(),
                                kind.name(),
                                match.decidedBy().name(),
                                match.otherLeg()));
    }

    private static PaymentMatched payment(PaymentMatch match) {
        var currency = match.amount().currency();
        return new PaymentMatched(
                match.matchId(),
                match.lineId(),
                match.bankAccountId(),
                match.bookingDate(),
                match.amount(),
                match.allocations().stream()
                        .map(allocation -> new PaymentMatched.Allocation(
                                allocation.invoiceId(),
                                Money.ofMinor(allocation.amountMinor(), currency),
                                allocation.settled()))
                        .toList(),
                match.parts().stream()
                        .map(part -> new PaymentMatched.Part(
                                part.type().name(),
                                Money.ofMinor(part.amountMinor(), currency),
                                part.customerId(),
                                part.invoiceId(),
                                writeOff(match, part)))
                        .toList(),
                match.decidedBy().name());
    }

    private static PaymentMatched.Part.@Nullable WriteOff writeOff(PaymentMatch match, MatchPart part) {
        var reason = part.reason();
        return reason == null ? null : new PaymentMatched.Part.WriteOff(Objects.requireNonNull(match.userId()), reason);
    }

    void undone(StoredMatch match, LocalDate undoneOn, String reason) {
        outbox.publish(new OutboxEvent<>(
                ReconciliationEvents.PAYMENT_MATCH_UNDONE,
                match.companyId(),
                match.matchId(),
                match.version() + 1,
                null,
                new PaymentMatchUndone(match.matchId(), match.lineId(), undoneOn, reason)));
    }
}
