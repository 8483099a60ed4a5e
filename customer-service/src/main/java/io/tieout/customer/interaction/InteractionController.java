package io.tieout.customer.interaction;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.party.CustomerId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{customerId}/interactions")
class InteractionController {

    private final InteractionService service;

    InteractionController(InteractionService service) {
        this.service = service;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<InteractionResponse> record(
            @PathVariable CustomerId customerId, @Valid @RequestBody InteractionRequest request, Caller caller) {
        var interaction = service.record(caller.companyId(), customerId, request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/customers/" + customerId + "/interactions"))
                .body(interaction);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, OPERATOR},
            scope = "customers:read")
    Page<InteractionResponse> timeline(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return service.timeline(
                caller.companyId(), customerId, channel, PageRequest.of(limit, cursor, customerId, channel));
    }
}
