package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.dataimport.ImportId;
import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportResponse;
import io.tieout.dataimport.ImportService;
import io.tieout.dataimport.MappingProposal;
import io.tieout.dataimport.SentFile;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sales.team.Sight;
import io.tieout.sheet.SheetResponse;
import io.tieout.sheet.UploadedSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
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
@RequestMapping("/api/v1/deal-imports")
class DealImportController {

    private final ImportService imports;
    private final DealImportService target;

    DealImportController(ImportService imports, DealImportService target) {
        this.imports = imports;
        this.target = target;
    }

    /// Brings deals in from CSV or XLSX with their outcome, as a job; no orders are made.
    ///
    /// @param mode whether rows enter deals, change open ones that are here by their external number, or both; of
    /// what a cell says nothing stays as it is. Only who sees all deals may change them
    /// @param mapping a JSON object: the column by the heading, where its words do not say it; an empty text
    /// leaves the column out
    /// @param encoding of CSV without byte order mark; UTF-8 when absent
    /// @param expectedRows below the heading; with other ones, nothing is imported
    /// @param expectedSha256 of the file, in hexadecimal digits
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Map<String, ImportId>> start(
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "CREATE") ImportMode mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable Integer expectedRows,
            @RequestParam(required = false) @Nullable String expectedSha256,
            Caller caller)
            throws IOException {
        if (mode != ImportMode.CREATE && !Sight.of(caller).everything()) {
            throw new ImportChangesForbidden();
        }
        var id = imports.start(
                caller.companyId(),
                target,
                SentFile.of(file, encoding, mapping, expectedRows, expectedSha256),
                mode,
                dryRun,
                caller.id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/deal-imports/" + id.value()))
                .body(Map.of("importId", id));
    }

    /// What an import would take the headings of a file for; nothing is imported.
    @PostMapping(path = "/mapping-proposals", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    MappingProposal propose(@RequestPart MultipartFile file, @RequestParam(required = false) @Nullable String encoding)
            throws IOException {
        return imports.propose(target, new UploadedSheet(file.getBytes(), encoding));
    }

    @GetMapping("/{importId}")
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ImportResponse get(@PathVariable ImportId importId, Caller caller) {
        return imports.get(caller.companyId(), target, importId);
    }

    /// The refused rows as they were sent, each with the column and the reason: mended, the file can be sent again.
    @GetMapping("/{importId}/refused-rows")
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    void refusedRows(
            @PathVariable ImportId importId,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var rows = SheetResponse.of(format, "refused-deals", bom);
        imports.get(caller.companyId(), target, importId);
        rows.send(response, sheet -> imports.writeRefused(caller.companyId(), target, importId, sheet));
    }
}
