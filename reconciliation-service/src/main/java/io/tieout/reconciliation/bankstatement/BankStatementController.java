package io.tieout.reconciliation.bankstatement;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.bankstatement.StatementInspectionResponse.InspectedFile;
import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.CsvProfiles;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1")
class BankStatementController {

    private final StatementImportService imports;
    private final StatementDoubtService doubts;
    private final StatementImportRepository importRows;
    private final BankStatementQueries statements;

    BankStatementController(
            StatementImportService imports,
            StatementDoubtService doubts,
            StatementImportRepository importRows,
            BankStatementQueries statements) {
        this.imports = imports;
        this.doubts = doubts;
        this.importRows = importRows;
        this.statements = statements;
    }

    /// @param profile a ready CSV profile's name, or a profile as JSON; left out, the file itself tells
    @PostMapping(path = "/bank-statements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<Map<String, UUID>> upload(
            @RequestPart MultipartFile file,
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable String profile,
            Caller caller)
            throws IOException {
        if (file.isEmpty()) {
            throw new InvalidStatementUpload("file", "is empty");
        }
        var checked = profile == null ? CsvProfiles.GENERIC : CsvProfileRequest.parse(profile);
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var importId = imports.take(
                    caller.companyId(),
                    caller.id(),
                    name == null || name.isBlank() ? checked.name() : name,
                    file.getSize(),
                    content,
                    bankAccountId,
                    profile);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/bank-statement-imports/" + importId))
                    .body(Map.of("importId", importId));
        }
    }

    /// Looks at a file without recording it, and proposes a profile for a table.
    @PostMapping(path = "/bank-statements/inspections", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    StatementInspectionResponse inspect(@RequestPart MultipartFile file, @RequestParam @Nullable String profile) {
        if (file.isEmpty()) {
            throw new InvalidStatementUpload("file", "is empty");
        }
        var given = profile == null ? null : CsvProfileRequest.parse(profile);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        var files = new ArrayList<InspectedFile>();
        StatementFormats.inspectEach(
                new StatementFile(name, file.getSize(), file::getInputStream),
                given,
                inspection -> files.add(InspectedFile.from(inspection)));
        return new StatementInspectionResponse(files);
    }

    @GetMapping("/bank-statement-imports/{importId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    StatementImportResponse importOf(@PathVariable UUID importId, Caller caller) {
        var row =
                importRows.find(caller.companyId(), importId).orElseThrow(() -> new StatementImportNotFound(importId));
        return StatementImportResponse.from(
                row,
                importRows.lineProgress(caller.companyId(), importId),
                StatementImportRepository.warnings(row.warnings()),
                importRows.statements(caller.companyId(), importId),
                StatementImportRepository.doubtful(row.doubtful()));
    }

    /// Says which lines of a refused statement are new, where only a person can tell, and tries the file again.
    @PostMapping("/bank-statement-imports/{importId}/decisions")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<Map<String, UUID>> decide(
            @PathVariable UUID importId, @Valid @RequestBody DecideDoubtRequest request, Caller caller) {
        doubts.decide(caller.companyId(), importId, request, caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/bank-statement-imports/" + importId))
                .body(Map.of("importId", importId));
    }

    @GetMapping("/bank-statements")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<BankStatementResponse> list(
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor, "bank-statements", bankAccountId);
        var rows = statements.page(caller.companyId(), bankAccountId, page);
        return Page.of(rows, page, row -> List.of(row.statementId().toString()));
    }

    @GetMapping("/bank-statements/{statementId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    BankStatementResponse get(@PathVariable UUID statementId, Caller caller) {
        return statements
                .find(caller.companyId(), statementId)
                .orElseThrow(() -> new BankStatementNotFound(statementId));
    }

    /// The ready CSV profiles.
    @GetMapping("/bank-statement-profiles")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    List<String> profiles() {
        return CsvProfiles.ready().stream().map(CsvProfile::name).toList();
    }
}
