package io.tieout.sales.credithold;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CreditHoldService {

    private final CreditViewRepository views;
    private final CreditHoldRepository holds;
    private final CreditHoldPublisher publisher;
    private final Clock clock;

    CreditHoldService(
            CreditViewRepository views, CreditHoldRepository holds, CreditHoldPublisher publisher, Clock clock) {
        this.views = views;
        this.holds = holds;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Until the end of the transaction nobody else decides about an order of these customers. Whoever confirms
    /// several orders names all their customers before the first of them, and before anything else that others wait
    /// for: one after the other, two could wait for each other.
    public void lock(UUID companyId, Collection<UUID> customers) {
        views.lock(companyId, customers);
    }

    /// Decides whether an order may be confirmed now; after [#lock] of its customer and with the order locked.
    ///
    /// @return the hold when it must wait; empty when it may be confirmed
    public Optional<CreditHold> holdBack(OrderForCredit order, UUID by) {
        var terms = views.find(order.companyId(), order.customerId());
        var exposure = terms.isEmpty()
                ? Money.zero(order.total().currency())
                : views.exposure(
                        order.companyId(), order.customerId(), order.total().currency(), order.orderId());
        var strictest = CreditTerms.strictest(terms, exposure, order.total());
        var waiting = holds.lockOpen(order.companyId(), order.orderId());
        if (strictest.isEmpty()) {
            waiting.ifPresent(hold ->
                    publisher.released(order.companyId(), end(order.companyId(), hold, HoldOutcome.FITTED, by, null)));
            return Optional.empty();
        }
        var now = hold(order, strictest.get(), exposure, by);
        if (waiting.isPresent()) {
            var again = waiting.get().askedAgain(by, now);
            holds.askedAgain(order.companyId(), again);
            return Optional.of(again);
        }
        holds.insert(order.companyId(), now);
        publisher.held(order.companyId(), now);
        return Optional.of(now);
    }

    private CreditHold hold(OrderForCredit order, CreditTerms terms, Money exposure, UUID by) {
        return new CreditHold(
                Ids.next(),
                order.orderId(),
                order.customerId(),
                order.dealId(),
                order.orderDate(),
                terms.reasonToHold(exposure, order.total()).orElseThrow(),
                order.total(),
                exposure,
                terms.limit(order.total().currency()).orElse(null),
                terms.version(),
                by,
                List.of(by),
                clock.instant(),
                null,
                null,
                null,
                null);
    }

    /// @param ownerId who entered the order
    /// @throws OrderNotHeld when it does not wait
    public CreditHold release(UUID companyId, UUID orderId, UUID ownerId, UUID by, String reason) {
        var hold = holds.lockOpen(companyId, orderId).orElseThrow(() -> new OrderNotHeld(orderId));
        if (hold.wasAskedForBy(by) || ownerId.equals(by)) {
            throw new OwnOrderReleased();
        }
        var released = end(companyId, hold, HoldOutcome.RELEASED, by, reason);
        publisher.released(companyId, released);
        return released;
    }

    /// The order is cancelled: if it waited, it does not any more.
    public void drop(UUID companyId, UUID orderId, UUID by) {
        holds.lockOpen(companyId, orderId)
                .ifPresent(hold -> publisher.dropped(companyId, end(companyId, hold, HoldOutcome.CANCELLED, by, null)));
    }

    private CreditHold end(UUID companyId, CreditHold hold, HoldOutcome outcome, UUID by, @Nullable String reason) {
        var ended = hold.end(outcome, by, clock.instant(), reason);
        holds.end(companyId, ended);
        return ended;
    }
}
