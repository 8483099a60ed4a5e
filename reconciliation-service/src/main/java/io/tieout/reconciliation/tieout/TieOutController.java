package io.tieout.reconciliation.tieout;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tie-out")
class TieOutController {

    private final TieOutService tieOut;
    private final Clock clock;

    TieOutController(TieOutService tieOut, Clock clock) {
        this.tieOut = tieOut;
        this.clock = clock;
    }

    /// Whether bank and books, clearing, receivables and sales agree.
    ///
    /// @param asOf today when absent
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    TieOutResponse tieOut(Caller caller, @RequestParam @Nullable LocalDate asOf) {
        return tieOut.tieOut(caller.companyId(), asOf == null ? LocalDate.now(clock) : asOf);
    }
}
