package io.tieout.reconciliation.statementcomparison;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.bankstatement.CsvProfileRequest;
import io.tieout.reconciliation.statementfile.StatementFile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/statement-comparisons")
class StatementComparisonController {

    private static final int USUAL_TOLERANCE_DAYS = 5;
    private static final int MOST_TOLERANCE_DAYS = 31;
    private static final int LINES_A_READ = 1_000;

    private final StatementComparisonService comparisons;
    private final StatementComparisonQueries queries;

    StatementComparisonController(StatementComparisonService comparisons, StatementComparisonQueries queries) {
        this.comparisons = comparisons;
        this.queries = queries;
    }

    /// Compares the statement of a customer or of a supplier, CSV or a spreadsheet, line by line with our ledger of
    /// this party.
    ///
    /// @param customerId whose statement it is, or
    /// @param supplierId whose statement it is
    /// @param profile the name of a ready profile, or a profile as JSON; found in the file when absent
    /// @param currency where the statement does not say it
    /// @param from the statement's first day when absent
    /// @param to the statement's last day when absent
    /// @param reversed whether what they call less is what we call more; found out when absent
    /// @param dateToleranceDays days that paper and booking may be apart; 5 when absent
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<StatementComparisonResponse> compare(
            Caller caller,
            @RequestPart MultipartFile file,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID supplierId,
            @RequestParam @Nullable String profile,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Boolean reversed,
            @RequestParam @Nullable Integer dateToleranceDays)
            throws IOException {
        if (file.isEmpty()) {
            throw new InvalidPartyStatement("file-empty", "It is empty", null);
        }
        var party = customerId == null ? supplierId : customerId;
        if (party == null || (customerId != null && supplierId != null)) {
            throw new InvalidPartyStatement("party-missing", "Name one customer or one supplier", null);
        }
        int tolerance = dateToleranceDays == null ? USUAL_TOLERANCE_DAYS : dateToleranceDays;
        if (tolerance < 0 || tolerance > MOST_TOLERANCE_DAYS) {
            throw new InvalidPartyStatement(
                    "date-tolerance", "dateToleranceDays must be between 0 and " + MOST_TOLERANCE_DAYS, null);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "statement");
        var wanted = new WantedComparison(
                customerId == null ? PartyKind.SUPPLIER : PartyKind.CUSTOMER,
                party,
                currency,
                from,
                to,
                reversed,
                tolerance,
                new StatementFile(name, file.getSize(), file::getInputStream),
                sha256(file));
        var statement =
                PartyStatementReader.read(wanted.file(), profile == null ? null : CsvProfileRequest.parse(profile));
        var comparisonId = comparisons.compare(caller.companyId(), wanted, statement, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/statement-comparisons/" + comparisonId))
                .body(queries.get(caller.companyId(), comparisonId));
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<StatementComparisonResponse> list(
            Caller caller,
            @RequestParam @Nullable PartyKind partyKind,
            @RequestParam @Nullable UUID partyId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(
                caller.companyId(),
                partyKind,
                partyId,
                PageRequest.of(limit, cursor, "statement-comparisons", partyKind, partyId));
    }

    @GetMapping("/{statementComparisonId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    StatementComparisonResponse get(Caller caller, @PathVariable UUID statementComparisonId) {
        return queries.get(caller.companyId(), statementComparisonId);
    }

    @GetMapping("/{statementComparisonId}/lines")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<ComparedLineResponse> lines(
            Caller caller,
            @PathVariable UUID statementComparisonId,
            @RequestParam @Nullable Outcome outcome,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        queries.get(caller.companyId(), statementComparisonId);
        return queries.lines(
                caller.companyId(),
                statementComparisonId,
                outcome,
                PageRequest.of(limit, cursor, statementComparisonId, outcome));
    }

    /// All lines as a table: our balance, the differences, their balance.
    @GetMapping(path = "/{statementComparisonId}/lines", params = "format=csv", produces = ComparisonTable.CSV)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    void csv(Caller caller, @PathVariable UUID statementComparisonId, HttpServletResponse response) throws IOException {
        var table = table(caller, statementComparisonId);
        asFile(response, ComparisonTable.CSV, "statement-comparison-" + statementComparisonId + ".csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        table.writeCsv(response.getWriter());
    }

    /// The same as a spreadsheet.
    @GetMapping(path = "/{statementComparisonId}/lines", params = "format=xlsx", produces = ComparisonTable.XLSX)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    void xlsx(Caller caller, @PathVariable UUID statementComparisonId, HttpServletResponse response)
            throws IOException {
        var table = table(caller, statementComparisonId);
        asFile(response, ComparisonTable.XLSX, "statement-comparison-" + statementComparisonId + ".xlsx");
        table.writeXlsx(response.getOutputStream());
    }

    /// Makes a difference on one invoice a dispute.
    @PostMapping("/{statementComparisonId}/lines/{position}/dispute")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<Map<String, UUID>> dispute(
            Caller caller,
            @PathVariable UUID statementComparisonId,
            @PathVariable int position,
            @Valid @RequestBody DisputeDifferenceRequest request) {
        var disputeId = comparisons.dispute(caller.companyId(), statementComparisonId, position, request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/disputes/" + disputeId))
                .body(Map.of("disputeId", disputeId));
    }

    private ComparisonTable table(Caller caller, UUID comparisonId) {
        var comparison = queries.get(caller.companyId(), comparisonId);
        return new ComparisonTable(comparison, visitor -> {
            List<ComparedLineResponse> read;
            int after = 0;
            do {
                read = queries.lines(caller.companyId(), comparisonId, null, after, LINES_A_READ);
                read.forEach(visitor);
                after += LINES_A_READ;
            } while (read.size() == LINES_A_READ);
        });
    }

    private static void asFile(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static String sha256(MultipartFile file) throws IOException {
        try (var in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
