package io.tieout.customer.party;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customer-batches")
class CustomerBatchController {

    private final CustomerBatchService service;

    CustomerBatchController(CustomerBatchService service) {
        this.service = service;
    }

    @PostMapping
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<CustomerBatchResponse> work(@Valid @RequestBody CustomerBatchRequest request, Caller caller) {
        return ResponseEntity.ok(service.work(request, caller));
    }
}
