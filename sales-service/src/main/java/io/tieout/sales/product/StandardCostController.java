package io.tieout.sales.product;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who sells does not see what it costs.
@RestController
@RequestMapping("/api/v1/products/standard-costs")
class StandardCostController {

    private final StandardCostService service;
    private final StandardCostRepository costs;

    StandardCostController(StandardCostService service, StandardCostRepository costs) {
        this.service = service;
        this.costs = costs;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, OPERATOR},
            scope = "sales:write")
    ResponseEntity<List<StandardCost>> enter(@Valid @RequestBody StandardCostsRequest request, Caller caller) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(service.enter(caller.companyId(), request.costs(), caller.id()));
    }

    @GetMapping
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, OPERATOR},
            scope = "sales:read")
    Page<StandardCost> list(
            @RequestParam(required = false) @Nullable String productCode,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return costs.list(caller.companyId(), productCode, PageRequest.of(limit, cursor, productCode));
    }
}
