package io.tieout.ledger.journal;

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

    JournalExportController(JournalExportService export) {
        this.export = export;
    }

    /// The whole journal as plain text that `hledger check` accepts. Written as it is read, so it may be of any size.
    @GetMapping(produces = "text/plain;charset=UTF-8")
    @Access(roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR})
    void export(
            Caller caller,
            @RequestParam(defaultValue = "hledger") String format,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        if (!format.equals("hledger")) {
            throw new BadRequest(
                    "unsupported-format",
                    "The journal is not exported in this format",
                    "format must be hledger",
                    new FieldProblem(FORMAT_PARAMETER, "must be hledger"));
        }
        var company = export.company(caller.companyId());
        response.setContentType("text/plain;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal.hledger\"");
        export.write(company, new EntryFilter(null, null, null, from, to), response.getWriter());
    }
}
