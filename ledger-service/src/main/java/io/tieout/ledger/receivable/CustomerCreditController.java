package io.tieout.ledger.receivable;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customer-credits")
class CustomerCreditController {

    private final CustomerCreditQueries queries;

    CustomerCreditController(CustomerCreditQueries queries) {
        this.queries = queries;
    }

    /// Customers' money that belongs to no invoice yet.
    ///
    /// @param unused only those of which something is left
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<CustomerCreditResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam(defaultValue = "true") boolean unused,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, customerId, unused);
        return queries.list(caller.companyId(), customerId, unused, page);
    }
}
