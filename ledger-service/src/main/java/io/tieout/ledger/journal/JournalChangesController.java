package io.tieout.ledger.journal;

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
@RequestMapping("/api/v1/reports/changes")
class JournalChangesController {

    private final JournalChangesService changes;

    JournalChangesController(JournalChangesService changes) {
        this.changes = changes;
    }

    /// What changed since the books were closed, or since any other moment.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    JournalChangesResponse list(
            Caller caller,
            @RequestParam YearMonth periodTo,
            @RequestParam @Nullable YearMonth periodFrom,
            @RequestParam @Nullable String since,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, periodTo, periodFrom, since);
        return changes.list(caller.companyId(), periodFrom == null ? periodTo : periodFrom, periodTo, since, page);
    }
}
