package io.tieout.ledger.ledgerimport;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
@RequestMapping("/api/v1/ledger-imports")
class LedgerImportController {

    private static final int MAX_FILE_NAME = 200;

    private final LedgerImportService imports;
    private final ImportRunningController running;
    private final LedgerImportQueries queries;

    LedgerImportController(LedgerImportService imports, ImportRunningController running, LedgerImportQueries queries) {
        this.imports = imports;
        this.running = running;
        this.queries = queries;
    }

    /// Brings a CSV or XLSX file in, as a whole or not at all.
    ///
    /// @param dryRun does the same work, keeps what it found, and changes nothing in the books
    /// @param onError SKIP leaves bad rows out, and reports them
    /// @param openingDate for open items: the day from which these books know them
    /// @param records control total: entries, accounts or open items that must come in, and likewise
    /// @param lines lines of the entries
    /// @param debit sum of all debits
    /// @param credit sum of all credits
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Required unless it is a dry run")
    ResponseEntity<LedgerImportResponse> start(
            Caller caller,
            @RequestPart MultipartFile file,
            @RequestParam ImportKind kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "REFUSE") OnError onError,
            @RequestParam @Nullable LocalDate openingDate,
            @RequestParam @Nullable Integer records,
            @RequestParam @Nullable Integer lines,
            @RequestParam @Nullable BigDecimal debit,
            @RequestParam @Nullable BigDecimal credit)
            throws IOException {
        var sheet = new SheetFile(nameOf(file), file.getBytes()).read(kind);
        var expected = new ExpectedControlTotals(records, lines, debit, credit);
        var order = new ImportOrder(kind, onError, openingDate, expected, sheet.sha256());
        var id = ImportId.next();
        if (dryRun) {
            return tryOut(caller, id, order, sheet);
        }
        try {
            return running.run(caller, order, id, sheet);
        } catch (ImportRefused refused) {
            imports.keepFindings(caller, id, order, sheet, ImportState.REFUSED, refused.outcome());
            throw refused;
        }
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<LedgerImportResponse> list(
            Caller caller,
            @RequestParam @Nullable ImportKind kind,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), kind, PageRequest.of(limit, cursor, kind));
    }

    @GetMapping("/{importId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    LedgerImportResponse get(Caller caller, @PathVariable ImportId importId) {
        return queries.get(caller.companyId(), importId);
    }

    /// The bad rows: line, column, reason.
    @GetMapping("/{importId}/errors")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<LedgerImportResponse.ErrorResponse> errors(
            Caller caller,
            @PathVariable ImportId importId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.errors(caller.companyId(), importId, PageRequest.of(limit, cursor, importId.value()));
    }

    /// The same as a file.
    @GetMapping(path = "/{importId}/errors", params = "format=csv")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<String> errorFile(Caller caller, @PathVariable ImportId importId) {
        queries.get(caller.companyId(), importId);
        var file = new ImportErrorsResponse(queries.allErrors(caller.companyId(), importId));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-errors.csv")
                                .build()
                                .toString())
                .body(file.toCsv());
    }

    /// What the import made: entries, accounts, open items.
    @GetMapping("/{importId}/results")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<LedgerImportResponse.ResultResponse> results(
            Caller caller,
            @PathVariable ImportId importId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.results(caller.companyId(), importId, PageRequest.of(limit, cursor, importId.value()));
    }

    /// Takes back everything that the import made, once: entries by reversals, open items that nobody paid, accounts
    /// that nobody used.
    @PostMapping("/{importId}/revert")
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RevertedImportResponse> revert(
            Caller caller, @PathVariable ImportId importId, @Valid @RequestBody RevertImportRequest request) {
        var reverted = imports.revert(caller, importId, request.reason());
        return ResponseEntity.ok(new RevertedImportResponse(
                queries.get(caller.companyId(), importId),
                reverted.reversedEntries(),
                reverted.removedAccounts(),
                reverted.keptAccounts()));
    }

    private ResponseEntity<LedgerImportResponse> tryOut(Caller caller, ImportId id, ImportOrder order, Sheet sheet) {
        var outcome = imports.tryOut(caller, order, sheet);
        order.expected().requireEqual(outcome.totals());
        imports.keepFindings(caller, id, order, sheet, ImportState.CHECKED, outcome);
        UUID companyId = caller.companyId();
        return ResponseEntity.created(URI.create("/api/v1/ledger-imports/" + id.value()))
                .body(queries.get(companyId, id));
    }

    private static String nameOf(MultipartFile file) {
        var name = file.getOriginalFilename();
        var shown = name == null ? "" : name.replaceAll("\\p{Cntrl}", "");
        return shown.length() > MAX_FILE_NAME ? shown.substring(0, MAX_FILE_NAME) : shown;
    }
}
