package io.tieout.sales.order;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;

/// The part of `POST /orders` that happens once per key, in one transaction. Apart from [OrderController], because
/// that waits for the customer first, and waiting inside would keep a connection.
@Component
class OrderDraftingController {

    private final OrderService service;
    private final SightQueries sights;
    private final CustomerViewQueries customers;

    OrderDraftingController(OrderService service, SightQueries sights, CustomerViewQueries customers) {
        this.service = service;
        this.sights = sights;
        this.customers = customers;
    }

    @Idempotent
    ResponseEntity<OrderResponse> draft(@RequestBody OrderRequest request, Caller caller) {
        var customer = customers.get(caller.companyId(), request.customerId());
        var dealId = request.dealId();
        if (dealId != null && !sights.seesDeal(caller.companyId(), dealId, Sight.of(caller))) {
            throw new DealUnknown();
        }
        var order = service.draft(
                caller.companyId(),
                dealId,
                customer.customerId(),
                request.toTerms(customer.paymentTermDays()),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/orders/" + order.id().value()))
                .eTag(EntityTag.of(order.version()))
                .body(OrderResponse.from(order));
    }
}
