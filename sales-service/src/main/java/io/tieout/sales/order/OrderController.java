package io.tieout.sales.order;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.order.OrderQueries.OrderSummaryResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    /// Whoever holds one of these sees every order; a representative sees those that he or she entered.
    private static final Set<Role> SEES_ALL = Set.of(SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR);

    private final OrderService service;
    private final OrderRepository orders;
    private final OrderQueries queries;
    private final CustomerViewQueries customers;

    OrderController(OrderService service, OrderRepository orders, OrderQueries queries, CustomerViewQueries customers) {
        this.service = service;
        this.orders = orders;
        this.queries = queries;
        this.customers = customers;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<OrderResponse> draft(@Valid @RequestBody OrderRequest request, Caller caller) {
        var customer = customers.get(caller.companyId(), request.customerId());
        var order = service.draft(
                caller.companyId(),
                request.dealId(),
                customer.customerId(),
                request.toTerms(customer.paymentTermDays()),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/orders/" + order.id().value()))
                .eTag(EntityTag.of(order.version()))
                .body(OrderResponse.from(order));
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<OrderSummaryResponse> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID dealId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(
                caller.companyId(),
                ownRecordsOnly(caller) ? caller.id() : null,
                customerId,
                dealId,
                PageRequest.of(limit, cursor, customerId, dealId));
    }

    @GetMapping("/{orderId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<OrderResponse> get(@PathVariable OrderId orderId, Caller caller) {
        var order = visible(orderId, caller);
        return ResponseEntity.ok().eTag(EntityTag.of(order.version())).body(OrderResponse.from(order));
    }

    @PostMapping("/{orderId}/confirm")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<OrderResponse> confirm(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ConfirmOrderRequest request,
            Caller caller) {
        var order = visible(orderId, caller);
        order.requireDraft();
        long expected = EntityTag.required(ifMatch);
        if (expected != order.version()) {
            throw new StaleVersion(expected, order.version());
        }
        var confirmed = service.confirm(order, request.orderDate());
        return ResponseEntity.ok().eTag(EntityTag.of(confirmed.version())).body(OrderResponse.from(confirmed));
    }

    private SalesOrder visible(OrderId orderId, Caller caller) {
        var order = orders.get(caller.companyId(), orderId);
        if (ownRecordsOnly(caller) && !order.ownerUserId().equals(caller.id())) {
            throw new OrderNotFound(orderId);
        }
        return order;
    }

    private static boolean ownRecordsOnly(Caller caller) {
        return caller.is(SALES_REPRESENTATIVE) && caller.roles().stream().noneMatch(SEES_ALL::contains);
    }

    record ConfirmOrderRequest(@NotNull LocalDate orderDate) {}
}
