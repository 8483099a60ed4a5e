package io.tieout.ledger.journal;

import io.tieout.ledger.seal.SealExportService;
import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/journal-export")
class JournalExportController {

    private static final String FORMAT_PARAMETER = "format";

    private final JournalExportService export;
    private final SealExportService sealed;

    JournalExportController(JournalExportService export, SealExportService sealed) {
        this.export = export;
        this.sealed = sealed;
    }

    /// The journal for another program. `hledger` and `beancount` are plain text that their own checkers accept;
    /// `sealed` is the whole sealed journal as JSON lines, for `tieout verify-export`. Written as it is read, so
    /// that it may be of any size.
    @GetMapping(produces = {"text/plain;charset=UTF-8", "application/x-ndjson"})
    @Access(roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR})
    void export(
            Caller caller,
            @RequestParam(defaultValue = "hledger") String format,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        var wanted = JournalExportFormat.find(format).orElseThrow(JournalExportController::unsupported);
        var filter = new EntryFilter(null, null, null, null, null, from, to);
        if (wanted == JournalExportFormat.SEALED && (from != null || to != null)) {
            throw new BadRequest(
                    "sealed-export-is-whole",
                    "The sealed journal is exported as a whole",
                    "A part of it could not be verified",
                    new FieldProblem(from == null ? "to" : "from", "must be absent with format=sealed"));
        }
        var company = export.company(caller.companyId());
        response.setContentType(wanted.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"");
        if (wanted == JournalExportFormat.SEALED) {
            sealed.write(company.id(), response.getWriter());
        } else {
            export.write(company, wanted, filter, response.getWriter());
        }
    }

    private static BadRequest unsupported() {
        return new BadRequest(
                "unsupported-format",
                "The journal is not exported in this format",
                "format must be hledger, beancount or sealed",
                new FieldProblem(FORMAT_PARAMETER, "must be hledger, beancount or sealed"));
    }
}
