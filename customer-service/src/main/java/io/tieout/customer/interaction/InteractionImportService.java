package io.tieout.customer.interaction;

import io.tieout.customer.party.CustomerOfRowQueries;
import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportTarget;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RowRefused;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings past interactions in from files, under the rules of the API. What was said is never changed: a row that
/// says what is here already changes nothing, and one that says something else of it is refused. Recorded by whoever
/// imports it.
@Service
@Transactional
class InteractionImportService implements ImportTarget {

    private static final List<ImportColumn> COLUMNS = Stream.concat(
                    CustomerOfRowQueries.COLUMNS.stream(),
                    Stream.of(
                            ImportColumn.of("channel", "渠道", "kanal"),
                            ImportColumn.of("direction", "方向", "arah"),
                            ImportColumn.of("occurredAt", "date", "time", "时间", "日期", "waktu", "tanggal"),
                            ImportColumn.of("subject", "主题", "subjek", "perihal"),
                            ImportColumn.of("body", "text", "note", "内容", "isi", "catatan"),
                            // Exports have it. Who imports records: nobody speaks in another one's name.
                            ImportColumn.of("recordedBy")))
            .toList();

    private final InteractionService service;
    private final InteractionRepository interactions;
    private final CustomerOfRowQueries customers;
    private final Validator validator;

    InteractionImportService(
            InteractionService service,
            InteractionRepository interactions,
            CustomerOfRowQueries customers,
            Validator validator) {
        this.service = service;
        this.interactions = interactions;
        this.customers = customers;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "INTERACTION";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String keyColumn() {
        return "occurredAt";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("channel", "direction", "occurredAt", "subject");
    }

    @Override
    public Optional<String> key(ImportCells cells) {
        return CustomerOfRowQueries.key(cells)
                .map(customer -> String.join(
                        " ",
                        customer,
                        cells.text("occurredAt").orElse(""),
                        cells.text("channel").orElse(""),
                        cells.text("direction").orElse(""),
                        cells.text("subject").orElse("")));
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var companyId = run.companyId();
        var customerId = customers.of(companyId, cells);
        var request = new InteractionRequest(
                required("channel", cells.word("channel", Channel.class)),
                required("direction", cells.word("direction", Direction.class)),
                required("occurredAt", cells.moment("occurredAt")),
                required("subject", cells.text("subject")),
                cells.text("body").orElse(null));
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new RowRefused(violation.getPropertyPath().toString(), violation.getMessage());
        });
        return interactions
                .find(companyId, customerId, request)
                .map(known -> unchanged(known, request))
                .orElseGet(() -> new ImportedRow(
                        Outcome.IMPORTED,
                        service.record(companyId, customerId, request, run.by()).interactionId()));
    }

    private static ImportedRow unchanged(InteractionRepository.Known known, InteractionRequest request) {
        if (request.body() != null && !request.body().equals(known.body())) {
            throw new RowRefused("body", "says something else than what was recorded of it");
        }
        return new ImportedRow(Outcome.UNCHANGED, known.interactionId());
    }

    private static <T> T required(String column, Optional<T> value) {
        return value.orElseThrow(() -> new RowRefused(column, "is missing"));
    }
}
