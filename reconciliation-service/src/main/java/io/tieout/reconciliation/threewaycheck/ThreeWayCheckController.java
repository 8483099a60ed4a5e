package io.tieout.reconciliation.threewaycheck;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/three-way-checks")
class ThreeWayCheckController {

    private static final BigDecimal MOST = BigDecimal.TEN;
    private static final int DECIMALS = 4;

    private final ThreeWayCheckQueries checks;

    ThreeWayCheckController(ThreeWayCheckQueries checks) {
        this.checks = checks;
    }

    /// Orders, the oldest first, each compared with its invoices and those with their payments, as things stand.
    ///
    /// @param tolerancePercent of an order's total: differences up to it count as none; 0 when absent, at most 10
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    Page<ThreeWayCheckResponse> list(
            Caller caller,
            @RequestParam @Nullable CheckState state,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID orderId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable BigDecimal tolerancePercent,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var tolerance = tolerancePercent == null ? BigDecimal.ZERO : tolerancePercent;
        if (tolerance.signum() < 0 || tolerance.compareTo(MOST) > 0 || tolerance.scale() > DECIMALS) {
            throw new ToleranceOutOfRange();
        }
        var filter = new ThreeWayCheckFilter(state, customerId, orderId, from, to, tolerance);
        return checks.list(caller.companyId(), filter, PageRequest.of(limit, cursor, "three-way-checks", filter));
    }
}
