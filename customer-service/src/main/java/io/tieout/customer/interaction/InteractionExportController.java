package io.tieout.customer.interaction;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sheet.SheetResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InteractionExportController {

    private final InteractionExportService export;

    InteractionExportController(InteractionExportService export) {
        this.export = export;
    }

    /// All interactions as a file, written as it is read.
    ///
    /// @param format `csv` or `xlsx`
    /// @param bom whether CSV begins with a byte order mark, without which Excel takes it for another encoding
    @GetMapping("/api/v1/interactions/export")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, OPERATOR},
            scope = "customers:read")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "interactions", bom);
        export.requireRoom(caller.companyId(), file.format());
        file.send(response, sheet -> export.write(caller.companyId(), sheet));
    }
}
