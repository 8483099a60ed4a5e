package io.tieout.sales.delivery;

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
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.delivery.DeliveryPlan.PlannedLine;
import io.tieout.sales.delivery.DeliveryService.LineQuantity;
import io.tieout.sales.delivery.DeliveryService.Wanted;
import io.tieout.sales.order.OrderId;
import io.tieout.sales.order.OrderNotFound;
import io.tieout.sales.team.Sight;
import io.tieout.sales.team.SightQueries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class DeliveryController {

    private static final int DAYS_BACK = 365;
    private static final int DAYS_AHEAD = 365;

    private final DeliveryService service;
    private final DeliveryRepository deliveries;
    private final DeliveryQueries queries;
    private final SightQueries sights;
    private final CompanyDayQueries days;

    DeliveryController(
            DeliveryService service,
            DeliveryRepository deliveries,
            DeliveryQueries queries,
            SightQueries sights,
            CompanyDayQueries days) {
        this.service = service;
        this.deliveries = deliveries;
        this.queries = queries;
        this.sights = sights;
        this.days = days;
    }

    @PostMapping("/orders/{orderId}/deliveries")
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Delivery> deliver(
            @PathVariable OrderId orderId, @Valid @RequestBody DeliveryRequest request, Caller caller) {
        requireSight(orderId, caller);
        var delivery = service.deliver(caller.companyId(), orderId, request.toWanted(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/orders/" + orderId.value() + "/deliveries"))
                .body(delivery);
    }

    @GetMapping("/orders/{orderId}/deliveries")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Delivery> deliveries(@PathVariable OrderId orderId, Caller caller) {
        requireSight(orderId, caller);
        return new Page<>(deliveries.find(caller.companyId(), orderId.value(), null), null);
    }

    @PostMapping("/orders/{orderId}/deliveries/{deliveryId}/undo")
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Delivery> undo(
            @PathVariable OrderId orderId,
            @PathVariable UUID deliveryId,
            @Valid @RequestBody UndoDeliveryRequest request,
            Caller caller) {
        requireSight(orderId, caller);
        return ResponseEntity.ok(service.undo(caller.companyId(), orderId, deliveryId, request.reason(), caller.id()));
    }

    @GetMapping("/orders/{orderId}/delivery-plan")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<DeliveryPlan> plan(@PathVariable OrderId orderId, Caller caller) {
        requireSight(orderId, caller);
        return answer(deliveries.plan(caller.companyId(), orderId.value()));
    }

    @PutMapping("/orders/{orderId}/delivery-plan")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DeliveryPlan> replacePlan(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DeliveryPlanRequest request,
            Caller caller) {
        requireSight(orderId, caller);
        long expected = EntityTag.required(ifMatch);
        return answer(service.plan(caller.companyId(), orderId, expected, request.toLines(), caller.id()));
    }

    @GetMapping("/deliveries/calendar")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<PlannedDelivery> calendar(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.calendar(
                caller.companyId(),
                Sight.of(caller),
                from == null ? days.today(caller.companyId()).minusDays(DAYS_BACK) : from,
                to == null ? days.today(caller.companyId()).plusDays(DAYS_AHEAD) : to,
                PageRequest.of(limit, cursor, from, to));
    }

    @GetMapping(path = "/deliveries/calendar.ics", produces = "text/calendar;charset=UTF-8")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<String> feed(Caller caller) {
        var planned = queries.feed(
                caller.companyId(),
                Sight.of(caller),
                days.today(caller.companyId()).minusDays(DAYS_BACK),
                days.today(caller.companyId()).plusDays(DAYS_AHEAD));
        return ResponseEntity.ok(DeliveryCalendar.of(planned));
    }

    private void requireSight(OrderId orderId, Caller caller) {
        if (!sights.seesOrder(caller.companyId(), orderId.value(), Sight.of(caller))) {
            throw new OrderNotFound(orderId);
        }
    }

    private static ResponseEntity<DeliveryPlan> answer(DeliveryPlan plan) {
        return ResponseEntity.ok().eTag(EntityTag.of(plan.version())).body(plan);
    }

    record DeliveryRequest(
            @NotNull LocalDate deliveredOn,
            @Nullable @Size(max = 500) String note,
            @NotEmpty @Size(max = 1000) List<@Valid LineRequest> lines) {

        Wanted toWanted() {
            return new Wanted(
                    deliveredOn,
                    note,
                    lines.stream()
                            .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                            .toList());
        }
    }

    record LineRequest(
            @NotNull UUID lineId,

            @NotNull @Positive @Digits(integer = 12, fraction = 6)
            BigDecimal quantity) {}

    record UndoDeliveryRequest(@NotBlank @Size(max = 500) String reason) {}

    record DeliveryPlanRequest(@NotEmpty @Size(max = 1000) List<@Valid PlannedLineRequest> lines) {

        List<PlannedLine> toLines() {
            return lines.stream()
                    .map(line -> new PlannedLine(line.lineId(), line.plannedOn(), line.quantity()))
                    .toList();
        }
    }

    record PlannedLineRequest(
            @NotNull UUID lineId,
            @NotNull LocalDate plannedOn,

            @NotNull @Positive @Digits(integer = 12, fraction = 6)
            BigDecimal quantity) {}
}
