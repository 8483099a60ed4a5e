package io.tieout.customer.lead;

import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RevertibleTarget;
import io.tieout.dataimport.RowRefused;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings leads in from files, under the rules of the API: each is scored, shared out by rule, and refused when it
/// seems to be here already. A lead is only entered, so that the same file again enters none of those with an address
/// or a telephone number.
@Service
@Transactional
class LeadImportService implements RevertibleTarget {

    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.of("personName", "name", "contact", "contact name", "姓名", "联系人", "nama", "nama kontak"),
            ImportColumn.of("organisation", "organization", "company", "公司", "公司名称", "perusahaan"),
            ImportColumn.of("email", "e-mail", "mail", "邮箱", "电子邮件", "surel"),
            ImportColumn.of("phone", "telephone", "mobile", "电话", "手机", "telepon", "no telepon"),
            ImportColumn.of("country", "国家", "negara"),
            ImportColumn.of("region", "地区", "wilayah"),
            ImportColumn.of("source", "lead source", "来源", "sumber"),
            ImportColumn.of("message", "note", "留言", "备注", "pesan", "catatan"));

    private final LeadService service;
    private final Validator validator;

    LeadImportService(LeadService service, Validator validator) {
        this.service = service;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "LEAD";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String keyColumn() {
        return "email";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("personName", "source");
    }

    @Override
    public Optional<String> key(ImportCells cells) {
        return cells.text("email").map(email -> email.toLowerCase(Locale.ROOT)).or(() -> cells.text("phone")
                .map(NewLead::digits));
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var request = new LeadRequest(
                required(cells, "personName"),
                optional(cells, "organisation"),
                optional(cells, "email"),
                optional(cells, "phone"),
                optional(cells, "country"),
                optional(cells, "region"),
                required(cells, "source"),
                optional(cells, "message"));
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new RowRefused(violation.getPropertyPath().toString(), violation.getMessage());
        });
        try {
            // Whoever mends the file is told that a lead is known, not which.
            var leadId = service.enter(run.companyId(), request.toLead(), false, new LeadSight(false, run.by()));
            return new ImportedRow(Outcome.IMPORTED, leadId);
        } catch (LeadKnown e) {
            throw new RowRefused(keyColumn(), "seems to be here already: " + reasons(e));
        }
    }

    @Override
    public void takeBack(UUID companyId, UUID leadId, UUID by) {
        if (!service.withdraw(companyId, leadId, by)) {
            throw new RowRefused(keyColumn(), "somebody has worked with it since");
        }
    }

    private static String reasons(LeadKnown known) {
        return known.candidates().stream()
                .map(candidate -> candidate.kind() + " of the same " + candidate.reason())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String required(ImportCells cells, String column) {
        return cells.text(column).orElseThrow(() -> new RowRefused(column, "is missing"));
    }

    private static @Nullable String optional(ImportCells cells, String column) {
        return cells.text(column).orElse(null);
    }
}
