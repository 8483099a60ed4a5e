package io.tieout.sales.order;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.sales.order.OrderProgressQueries.OrderProgressResponse;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{orderId}")
class OrderLifeController {

    private final OrderQueries orders;
    private final OrderProgressQueries progress;
    private final OrderLifeService service;

    OrderLifeController(OrderQueries orders, OrderProgressQueries progress, OrderLifeService service) {
        this.orders = orders;
        this.progress = progress;
        this.service = service;
    }

    @GetMapping("/progress")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    OrderProgressResponse progress(@PathVariable OrderId orderId, Caller caller) {
        return progress.of(orders.get(caller.companyId(), orderId, Sight.of(caller)));
    }

    @PostMapping("/cancel")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<OrderResponse> cancel(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CancelOrderRequest request,
            Caller caller) {
        var order = orders.get(caller.companyId(), orderId, Sight.of(caller));
        long expected = EntityTag.required(ifMatch);
        var cancelled = service.cancel(caller.companyId(), order.id(), expected, request.reason(), caller.id());
        return ResponseEntity.ok().eTag(EntityTag.of(cancelled.version())).body(OrderResponse.from(cancelled));
    }

    record CancelOrderRequest(@NotBlank @Size(max = 500) String reason) {}
}
