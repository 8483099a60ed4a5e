package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deal-edit-batches")
class DealEditBatchController {

    private final DealEditBatchService service;

    DealEditBatchController(DealEditBatchService service) {
        this.service = service;
    }

    @PostMapping
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<DealEditBatchResponse> edit(@Valid @RequestBody DealEditBatchRequest request, Caller caller) {
        return ResponseEntity.ok(service.edit(caller.companyId(), request, Sight.of(caller)));
    }
}
