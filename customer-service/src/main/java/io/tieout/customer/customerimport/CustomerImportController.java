package io.tieout.customer.customerimport;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.customer.customerimport.CustomerImportRepository.ImportResponse;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
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

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Map<String, ImportId>> start(
            @RequestPart MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun, Caller caller)
            throws IOException {
        var name = file.getOriginalFilename();
        var id = service.start(caller.companyId(), name == null ? "" : name, file.getBytes(), dryRun, caller.id());
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
            imports.errors(caller.companyId(), importId)
                    .forEach(row -> writer.writeRecord(Integer.toString(row.line()), row.column(), row.reason()));
        }
        return csv.toString();
    }
}
