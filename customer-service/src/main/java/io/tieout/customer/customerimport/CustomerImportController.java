package io.tieout.customer.customerimport;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.customer.customerimport.CustomerImportRepository.ImportResponse;
import io.tieout.customer.party.CustomerEntryService.Mode;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sheet.SheetResponse;
import io.tieout.sheet.UnreadableSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/customer-imports")
class CustomerImportController {

    private final CustomerImportService service;
    private final CustomerImportRepository imports;
    private final JsonMapper json;

    CustomerImportController(CustomerImportService service, CustomerImportRepository imports, JsonMapper json) {
        this.json = json;
        this.service = service;
        this.imports = imports;
    }

    /// @param mode whether rows enter customers, change those that are here, or both; of what a cell says nothing stays
    /// @param file CSV, or an XLSX workbook with one visible sheet
    /// @param mapping a JSON object with the columns that headings of the file mean, where their names
    /// and usual words in English, Chinese and Indonesian do not say it; an empty text leaves the column out
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
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable Integer expectedRows,
            @RequestParam(required = false) @Nullable String expectedSha256,
            Caller caller)
            throws IOException {
        var id = service.start(
                caller.companyId(),
                uploaded(file, encoding),
                mapping(mapping),
                new ControlTotals(expectedRows, expectedSha256),
                mode,
                dryRun,
                caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/customer-imports/" + id.value()))
                .body(Map.of("importId", id));
    }

    /// What an import would take the headings of a file for; nothing is imported.
    @PostMapping(path = "/mapping-proposals", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    MappingProposal propose(
            @RequestPart MultipartFile file, @RequestParam(required = false) @Nullable String encoding, Caller caller)
            throws IOException {
        return new MappingProposal(CustomerSheet.rows(uploaded(file, encoding).text()).getFirst().getHeader().stream()
                .filter(heading -> !heading.equals(CustomerColumns.ROW))
                .map(heading -> new ProposedColumn(
                        heading, CustomerColumns.find(heading, null).orElse(null)))
                .toList());
    }

    private static UploadedFile uploaded(MultipartFile file, @Nullable String encoding) throws IOException {
        var name = file.getOriginalFilename();
        return new UploadedFile(name == null ? "" : name, file.getBytes(), encoding);
    }

    private Map<String, String> mapping(@Nullable String mapping) {
        if (mapping == null) {
            return Map.of();
        }
        try {
            var said = json.readValue(mapping, new TypeReference<Map<String, @Nullable String>>() {});
            var columns = new HashMap<String, String>();
            said.forEach((heading, column) -> columns.put(heading, column == null ? "" : column));
            return columns;
        } catch (JacksonException e) {
            throw new UnreadableSheet("The mapping is no JSON object of texts");
        }
    }

    record MappingProposal(List<ProposedColumn> columns) {}

    /// @param column null where no word says it
    record ProposedColumn(String heading, @Nullable String column) {}

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
    @GetMapping("/{importId}/refused-rows")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    void refusedRows(
            @PathVariable ImportId importId,
            @RequestParam(defaultValue = "csv") String format,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "refused-rows", false);
        var columns = imports.columns(caller.companyId(), importId).orElseThrow(() -> new ImportNotFound(importId));
        file.send(response, sheet -> {
            sheet.row(Stream.concat(
                            columns.stream(), Stream.of(CustomerColumns.REFUSED_COLUMN, CustomerColumns.REFUSED_REASON))
                    .toList());
            for (var row : imports.refusedRows(caller.companyId(), importId)) {
                sheet.row(Stream.concat(row.cells().stream(), Stream.of(row.column(), row.reason()))
                        .toList());
            }
        });
    }
}
