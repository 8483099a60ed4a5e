package io.tieout.ledger.voucher;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.PageRequest;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports")
class VoucherController {

    private final VoucherService vouchers;

    VoucherController(VoucherService vouchers) {
        this.vouchers = vouchers;
    }

    /// The entries of a month in the order of their voucher numbers. An entry gets its number when it is sealed,
    /// within a second.
    @GetMapping("/vouchers")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    VouchersResponse vouchers(
            Caller caller,
            @RequestParam YearMonth month,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        requireInRange(month.atDay(1), "month");
        return vouchers.list(caller.companyId(), month, PageRequest.of(limit, cursor, month));
    }
}
