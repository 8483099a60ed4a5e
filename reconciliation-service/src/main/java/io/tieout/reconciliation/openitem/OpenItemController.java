package io.tieout.reconciliation.openitem;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/open-items")
class OpenItemController {

    private final OpenItemQueries items;

    OpenItemController(OpenItemQueries items) {
        this.items = items;
    }

    /// What is still owed, the longest due first.
    ///
    /// @param side `PAYABLE`: suppliers' bills that may be paid
    /// @param customerId whose it is, the supplier's of a bill
    /// @param number the invoice's number, ours or that of the other system
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, OPERATOR},
            scope = "reconciliation:read")
    Page<OpenItemResponse> list(
            Caller caller,
            @RequestParam @Nullable ItemSide side,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable String number,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable LocalDate dueBefore,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new OpenItemFilter(side, customerId, number, currency, dueBefore);
        return items.list(caller.companyId(), filter, PageRequest.of(limit, cursor, "open-items", filter));
    }
}
