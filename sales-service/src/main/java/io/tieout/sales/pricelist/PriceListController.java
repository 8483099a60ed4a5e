package io.tieout.sales.pricelist;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
class PriceListController {

    private final PriceListService service;
    private final PriceListRepository lists;

    PriceListController(PriceListService service, PriceListRepository lists) {
        this.service = service;
        this.lists = lists;
    }

    @PostMapping("/price-lists")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<PriceList> define(@Valid @RequestBody PriceListRequest request, Caller caller) {
        var list = service.define(caller.companyId(), request);
        return ResponseEntity.created(URI.create("/api/v1/price-lists/" + list.priceListId()))
                .eTag(EntityTag.of(list.version()))
                .body(list);
    }

    @GetMapping("/price-lists")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<PriceList> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return lists.list(caller.companyId(), customerId, PageRequest.of(limit, cursor, customerId));
    }

    @GetMapping("/price-lists/{priceListId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<PriceList> get(@PathVariable UUID priceListId, Caller caller) {
        return answer(lists.get(caller.companyId(), priceListId));
    }

    /// Moves the last day of a list; what it says for its days never changes.
    @PostMapping("/price-lists/{priceListId}/end")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<PriceList> end(
            @PathVariable UUID priceListId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EndPriceListRequest request,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        return answer(service.endOn(caller.companyId(), priceListId, expected, request.lastDay()));
    }

    /// Puts a customer into a price group, or into none. A customer is in one group at most.
    @PutMapping("/price-group-members/{customerId}")
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    PriceGroupResponse putGroup(
            @PathVariable UUID customerId, @Valid @RequestBody PriceGroupRequest request, Caller caller) {
        service.putGroup(caller.companyId(), customerId, request.priceGroup());
        return new PriceGroupResponse(request.priceGroup());
    }

    @GetMapping("/price-group-members/{customerId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    PriceGroupResponse getGroup(@PathVariable UUID customerId, Caller caller) {
        return new PriceGroupResponse(
                lists.findGroup(caller.companyId(), customerId).orElse(null));
    }

    private static ResponseEntity<PriceList> answer(PriceList list) {
        return ResponseEntity.ok().eTag(EntityTag.of(list.version())).body(list);
    }

    record EndPriceListRequest(@NotNull LocalDate lastDay) {}

    /// @param priceGroup none where null
    record PriceGroupRequest(
            @Nullable @Size(min = 1, max = 60) String priceGroup) {}

    record PriceGroupResponse(@Nullable String priceGroup) {}
}
