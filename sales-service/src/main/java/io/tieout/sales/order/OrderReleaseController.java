package io.tieout.sales.order;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Lets a held order through: by somebody who neither entered it nor wanted to confirm it.
@RestController
class OrderReleaseController {

    private final OrderQueries queries;
    private final OrderService service;

    OrderReleaseController(OrderQueries queries, OrderService service) {
        this.queries = queries;
        this.service = service;
    }

    @PostMapping("/api/v1/orders/{orderId}/release")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN},
            scope = "sales:write")
    ResponseEntity<OrderResponse> release(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReleaseOrderRequest request,
            Caller caller) {
        var order = queries.get(caller.companyId(), orderId, Sight.of(caller));
        long expected = EntityTag.required(ifMatch);
        if (expected != order.version()) {
            throw new StaleVersion(expected, order.version());
        }
        var confirmed = service.release(order, caller.id(), request.reason());
        return ResponseEntity.ok().eTag(EntityTag.of(confirmed.version())).body(OrderResponse.from(confirmed));
    }

    record ReleaseOrderRequest(@NotBlank @Size(max = 500) String reason) {}
}
