package io.tieout.customer.customerimport;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.customer.customerimport.CustomerImportRepository.ImportResponse;
import io.tieout.customer.party.CustomerEntryService.Mode;
import io.tieout.customer.sheet.SheetFormat;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/customer-imports")
class CustomerImportController {

    private final CustomerImportService service;
    private final CustomerImportRepository imports;

    CustomerImportController(CustomerImportService service, CustomerImportRepository imports) {
        this.service = service;
        this.imports = imports;
    }

    /// @param mode whether rows enter customers, change those that are here, or both; of what a cell says nothing stays
    /// @param encoding of a file without byte order mark; UTF-8 when absent
    /// @param expectedRows below the header; with other ones, nothing is imported
    /// @param expectedSha256 of the file, in hexadecimal digits
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Map<String, ImportId>> start(
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "CREATE") Mode mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable Integer expectedRows,
            @RequestParam(required = false) @Nullable String expectedSha256,
            Caller caller)
            throws IOException {
        var name = file.getOriginalFilename();
        var id = service.start(
                caller.companyId(),
                new UploadedFile(name == null ? "" : name, file.getBytes(), encoding),
                new ControlTotals(expectedRows, expectedSha256),
                mode,
                dryRun,
                caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/customer-imports/" + id.value()))
                .body(Map.of("importId", id));
    }

    @GetMapping("/{importId}")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    ImportResponse get(@PathVariable ImportId importId, Caller caller) {
        return imports.find(caller.companyId(), importId).orElseThrow(() -> new ImportNotFound(importId));
    }

    /// The refused rows: line, column, reason.
    @GetMapping(path = "/{importId}/errors", produces = "text/csv")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    String errors(@PathVariable ImportId importId, Caller caller) throws IOException {
        if (imports.find(caller.companyId(), importId).isEmpty()) {
            throw new ImportNotFound(importId);
        }
        var csv = new StringWriter();
        try (var writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord("line", "column", "reason");
            imports.refusedRows(caller.companyId(), importId)
                    .forEach(row -> writer.writeRecord(Integer.toString(row.line()), row.column(), row.reason()));
        }
        return csv.toString();
    }

    /// The refused rows as they were sent, each with the column and the reason: mended, the file can be sent again.
    @GetMapping(path = "/{importId}/refused-rows", produces = "text/csv")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    void refusedRows(@PathVariable ImportId importId, Caller caller, HttpServletResponse response) throws IOException {
        var columns = imports.columns(caller.companyId(), importId).orElseThrow(() -> new ImportNotFound(importId));
        response.setContentType(SheetFormat.CSV.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try (var sheet = SheetFormat.CSV.open(response.getOutputStream(), "refused", false)) {
            sheet.row(Stream.concat(
                            columns.stream(), Stream.of(CustomerSheet.REFUSED_COLUMN, CustomerSheet.REFUSED_REASON))
                    .toList());
            for (var row : imports.refusedRows(caller.companyId(), importId)) {
                sheet.row(Stream.concat(row.cells().stream(), Stream.of(row.column(), row.reason()))
                        .toList());
            }
        }
    }
}
