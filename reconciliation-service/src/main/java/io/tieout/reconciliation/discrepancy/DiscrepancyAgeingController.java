package io.tieout.reconciliation.discrepancy;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/discrepancy-ageing")
class DiscrepancyAgeingController {

    private static final int MOST_DAYS = 366;

    private final DiscrepancyAgeingRepository ageing;

    DiscrepancyAgeingController(DiscrepancyAgeingRepository ageing) {
        this.ageing = ageing;
    }

    /// How old the open discrepancies were, day by day, as it was counted on those days.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    DiscrepancyAgeingResponse between(Caller caller, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new AgeingRangeUnfit(from, to);
        }
        return ageing.between(caller.companyId(), from, to);
    }
}
