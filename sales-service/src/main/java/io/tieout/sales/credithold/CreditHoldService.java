package io.tieout.sales.credithold;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.Clock;
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

    /// Decides whether an order may be confirmed now. Until the end of the transaction no other order of the customer
    /// is decided.
    ///
    /// @return the hold when it must wait; empty when it may be confirmed
    public Optional<CreditHold> holdBack(OrderForCredit order, UUID by) {
        var terms = views.lock(order.companyId(), order.customerId());
        var exposure = terms.isEmpty()
                ? Money.zero(order.total().currency())
                : views.exposure(
                        order.companyId(), order.customerId(), order.total().currency());
        var reason = terms.flatMap(known -> known.reasonToHold(exposure, order.total()));
        var waiting = holds.lockOpen(order.companyId(), order.orderId());
        if (reason.isEmpty()) {
            waiting.ifPresent(hold -> end(order.companyId(), hold, HoldOutcome.FITTED, by, null));
            return Optional.empty();
        }
        return waiting.or(() -> Optional.of(hold(order, terms.get(), reason.get(), exposure, by)));
    }

    private CreditHold hold(OrderForCredit order, CreditTerms terms, HoldReason reason, Money exposure, UUID by) {
        var hold = new CreditHold(
                Ids.next(),
                order.orderId(),
                order.customerId(),
                order.dealId(),
                order.orderDate(),
                reason,
                order.total(),
                exposure,
                terms.limit(order.total().currency()).orElse(null),
                terms.version(),
                by,
                clock.instant(),
                null,
                null,
                null,
                null);
        holds.insert(order.companyId(), hold);
        publisher.held(order.companyId(), hold);
        return hold;
    }

    /// @param ownerId who entered the order
    /// @throws OrderNotHeld when it does not wait
    public CreditHold release(UUID companyId, UUID orderId, UUID ownerId, UUID by, String reason) {
        var hold = holds.lockOpen(companyId, orderId).orElseThrow(() -> new OrderNotHeld(orderId));
        if (hold.heldBy().equals(by) || ownerId.equals(by)) {
            throw new OwnOrderReleased();
        }
        return end(companyId, hold, HoldOutcome.RELEASED, by, reason);
    }

    private CreditHold end(UUID companyId, CreditHold hold, HoldOutcome outcome, UUID by, @Nullable String reason) {
        var ended = hold.end(outcome, by, clock.instant(), reason);
        holds.end(companyId, ended);
        publisher.released(companyId, ended);
        return ended;
    }
}
