package io.tieout.sales.order;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.customerview.CustomerArrivalService;
import io.tieout.sales.order.OrderQueries.OrderSummaryResponse;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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

    private final CustomerArrivalService arrivals;
    private final OrderDraftingController drafting;
    private final OrderService service;
    private final OrderQueries queries;

    OrderController(
            CustomerArrivalService arrivals,
            OrderDraftingController drafting,
            OrderService service,
            OrderQueries queries) {
        this.arrivals = arrivals;
        this.drafting = drafting;
        this.service = service;
        this.queries = queries;
    }

    @PostMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "New for each intent, the same for each retry",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    ResponseEntity<OrderResponse> draft(@Valid @RequestBody OrderRequest request, Caller caller) {
        arrivals.awaitBriefly(caller.companyId(), request.customerId());
        return drafting.draft(request, caller);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<OrderSummaryResponse> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID dealId,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(
                caller.companyId(),
                Sight.of(caller),
                customerId,
                dealId,
                status,
                PageRequest.of(limit, cursor, customerId, dealId, status));
    }

    @GetMapping("/{orderId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<OrderResponse> get(@PathVariable OrderId orderId, Caller caller) {
        var order = queries.get(caller.companyId(), orderId, Sight.of(caller));
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
        var order = queries.get(caller.companyId(), orderId, Sight.of(caller));
        order.requireDraft();
        long expected = EntityTag.required(ifMatch);
        if (expected != order.version()) {
            throw new StaleVersion(expected, order.version());
        }
        var confirmed = service.confirm(order, request.orderDate(), caller.id());
        return ResponseEntity.ok().eTag(EntityTag.of(confirmed.version())).body(OrderResponse.from(confirmed));
    }

    record ConfirmOrderRequest(@NotNull LocalDate orderDate) {}
}
