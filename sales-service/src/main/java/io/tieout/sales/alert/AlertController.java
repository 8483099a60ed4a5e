package io.tieout.sales.alert;

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
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales-alerts")
class AlertController {

    private final AlertService service;

    AlertController(AlertService service) {
        this.service = service;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Alert> list(
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(required = false) @Nullable Boolean done,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return service.list(
                caller.companyId(), Sight.of(caller), kind, done, PageRequest.of(limit, cursor, kind, done));
    }

    @PostMapping("/{alertId}/done")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Alert> done(@PathVariable UUID alertId, Caller caller) {
        return ResponseEntity.ok(service.done(caller.companyId(), alertId, Sight.of(caller)));
    }
}
