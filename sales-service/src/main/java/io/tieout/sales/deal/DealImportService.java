package io.tieout.sales.deal;

import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportTarget;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RowRefused;
import io.tieout.platform.money.Money;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.team.RepresentativeQueries;
import io.tieout.sales.team.Sight;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings deals in from files as another system knows them, with their outcome, as batches do; no orders are made. A
/// row that says of its number what is here changes nothing; another one changes an open deal, where that is asked for.
@Service
@Transactional
class DealImportService implements ImportTarget {

    private static final String NUMBER = "externalNumber";
    private static final String NOT_GIVEN = "not given";
    private static final int MOST_OF_REASON = 200;

    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.of("dealId"),
            ImportColumn.of(NUMBER, "external id", "deal number", "商机编号", "外部编号", "nomor peluang", "nomor eksternal"),
            ImportColumn.of("customerId"),
            ImportColumn.of("customerNumber"),
            ImportColumn.of("pipeline", "销售管道", "alur penjualan"),
            ImportColumn.of("stage", "deal stage", "阶段", "tahap"),
            ImportColumn.of("status", "状态", "status peluang"),
            ImportColumn.of("representativeId"),
            ImportColumn.of("representative", "sales agent", "sales representative", "销售代表", "wiraniaga"),
            ImportColumn.of("productCode", "product", "产品编码", "kode produk"),
            ImportColumn.of("value", "amount", "deal value", "金额", "nilai"),
            ImportColumn.of("currency", "币种", "货币", "mata uang"),
            ImportColumn.of("openedOn", "opened", "engage date", "开始日期", "tanggal mulai"),
            ImportColumn.of("closedOn", "closed", "close date", "结束日期", "tanggal tutup"),
            ImportColumn.of("lostReason", "失败原因", "alasan kalah"),
            ImportColumn.of("dealType", "type", "类型", "jenis"),
            ImportColumn.of("probabilityPercent", "probability", "概率", "peluang"),
            ImportColumn.of("source", "来源", "sumber"),
            ImportColumn.of("nextStep", "next step", "下一步", "langkah berikutnya"),
            ImportColumn.of("nextStepOn"),
            ImportColumn.of("expectedCloseOn", "expected close date", "预计成交日期", "perkiraan tutup"));

    private final DealService service;
    private final DealRepository deals;
    private final CustomerViewQueries customers;
    private final RepresentativeQueries representatives;
    private final Validator validator;

    DealImportService(
            DealService service,
            DealRepository deals,
            CustomerViewQueries customers,
            RepresentativeQueries representatives,
            Validator validator) {
        this.service = service;
        this.deals = deals;
        this.customers = customers;
        this.representatives = representatives;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "DEAL";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String keyColumn() {
        return NUMBER;
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var companyId = run.companyId();
        var number = cells.text(NUMBER).orElseThrow(() -> new RowRefused(NUMBER, "is missing"));
        var row = row(companyId, number, cells);
        var present = deals.findByExternalNumber(companyId, number);
        if (present.isPresent()) {
            return update(run, present.get(), row, cells);
        }
        if (run.mode() == ImportMode.UPDATE) {
            throw new RowRefused(NUMBER, "there is no deal with this number to change");
        }
        if (cells.id("dealId").isPresent()) {
            throw new RowRefused("dealId", "is given here; the column must be empty for a new deal");
        }
        // Whoever sends the file is told of no deal that he or she might not see.
        var deal = close(service.open(companyId, row.request(), new Sight(false, run.by())), row, run.by());
        return new ImportedRow(Outcome.IMPORTED, deal.id().value());
    }

    private ImportedRow update(ImportRun run, Deal present, Row row, ImportCells cells) {
        if (row.says(present, cells) && (run.mode() == ImportMode.CREATE || row.isAtStageOf(present))) {
            return new ImportedRow(Outcome.UNCHANGED, present.id().value());
        }
        if (run.mode() == ImportMode.CREATE) {
            throw new RowRefused(NUMBER, "is the number of a deal with other content");
        }
        row.requireSameOrigin(present, cells);
        present.requireOpen();
        var edited = row.edits(present) ? service.edit(present, row.changed(present)) : present;
        if (row.status() != DealStatus.OPEN) {
            return new ImportedRow(
                    Outcome.CHANGED, close(edited, row, run.by()).id().value());
        }
        if (!row.isAtStageOf(edited)) {
            // As a person moves it, under the rules of its pipeline.
            service.move(
                    edited,
                    MoveDealRequest.to(Objects.requireNonNull(row.request().stage())),
                    run.by());
        }
        return new ImportedRow(Outcome.CHANGED, present.id().value());
    }

    private Row row(UUID companyId, String number, ImportCells cells) {
        var request = new OpenDealRequest(
                number,
                customer(companyId, cells),
                cells.text("pipeline").orElse(null),
                cells.text("stage").orElse(null),
                representative(companyId, cells),
                cells.text("productCode").orElse(null),
                value(cells),
                cells.day("openedOn").orElse(null),
                cells.text("dealType").orElse(null),
                cells.number("probabilityPercent")
                        .map(percent -> {
                            try {
                                return percent.intValueExact();
                            } catch (ArithmeticException e) {
                                throw new RowRefused("probabilityPercent", "is a whole number");
                            }
                        })
                        .orElse(null),
                cells.text("source").orElse(null),
                cells.text("nextStep").orElse(null),
                cells.day("nextStepOn").orElse(null),
                cells.day("expectedCloseOn").orElse(null),
                null);
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new RowRefused(violation.getPropertyPath().toString(), violation.getMessage());
        });
        return new Row(
                request,
                cells.word("status", DealStatus.class).orElse(DealStatus.OPEN),
                cells.day("closedOn").orElse(null),
                cells.text("lostReason").map(DealImportService::shortEnough).orElse(null));
    }

    private static String shortEnough(String lostReason) {
        if (lostReason.length() > MOST_OF_REASON) {
            throw new RowRefused("lostReason", "is longer than " + MOST_OF_REASON + " characters");
        }
        return lostReason;
    }

    private @Nullable UUID customer(UUID companyId, ImportCells cells) {
        var byNumber = cells.text("customerNumber").map(number -> customers
                .findByNumber(companyId, number)
                .orElseThrow(() -> new RowRefused("customerNumber", "there is no customer '" + number + "'")));
        return either(cells.id("customerId"), byNumber, "customerNumber", "is the number of another customer");
    }

    private @Nullable UUID representative(UUID companyId, ImportCells cells) {
        var byName = cells.text("representative").map(name -> representatives
                .findByName(companyId, name)
                .orElseThrow(() -> new RowRefused("representative", "nobody is called '" + name + "'")));
        return either(cells.id("representativeId"), byName, "representative", "is the name of somebody else");
    }

    private static @Nullable UUID either(Optional<UUID> byId, Optional<UUID> byWord, String column, String reason) {
        if (byId.isPresent() && byWord.isPresent() && !byId.equals(byWord)) {
            throw new RowRefused(column, reason);
        }
        return byId.or(() -> byWord).orElse(null);
    }

    private static @Nullable Money value(ImportCells cells) {
        var value = cells.money("value", "currency", null);
        if (value.isEmpty() && cells.text("currency").isPresent()) {
            throw new RowRefused("value", "is missing");
        }
        return value.orElse(null);
    }

    private Deal close(Deal deal, Row row, UUID by) {
        return switch (row.status()) {
            case OPEN -> deal;
            case WON -> service.winAsTold(deal, closingDay(row), by);
            case LOST ->
                service.loseAsTold(deal, closingDay(row), Objects.requireNonNullElse(row.lostReason(), NOT_GIVEN), by);
        };
    }

    private static LocalDate closingDay(Row row) {
        if (row.closedOn() == null) {
            throw new RowRefused("closedOn", "is missing");
        }
        return row.closedOn();
    }

    /// What one row says.
    private record Row(
            OpenDealRequest request,
            DealStatus status,
            @Nullable LocalDate closedOn,
            @Nullable String lostReason) {

        /// Of what a cell says nothing, the deal may say anything. Stages are left out: a deal moves on.
        boolean says(Deal deal, ImportCells cells) {
            var details = deal.details();
            return same(cells.id("dealId").orElse(null), deal.id().value())
                    && same(request.customerId(), deal.customerId())
                    && same(request.pipeline(), deal.pipeline())
                    && same(request.representativeId(), deal.representativeId())
                    && same(request.productCode(), deal.productCode())
                    && same(request.value(), deal.value())
                    && same(request.openedOn(), deal.openedOn())
                    && same(request.dealType(), details.dealType())
                    && same(request.probabilityPercent(), details.probabilityPercent())
                    && same(request.source(), details.source())
                    && same(request.nextStep(), details.nextStep())
                    && same(request.nextStepOn(), details.nextStepOn())
                    && same(request.expectedCloseOn(), details.expectedCloseOn())
                    && same(cells.text("status").map(DealStatus::valueOf).orElse(null), deal.status())
                    && same(closedOn, deal.closedOn())
                    && same(lostReason, deal.lostReason());
        }

        boolean isAtStageOf(Deal deal) {
            return deal.status() != DealStatus.OPEN || same(request.stage(), deal.stage());
        }

        /// What a deal began with stays, and its end is not taken back.
        void requireSameOrigin(Deal deal, ImportCells cells) {
            if (!same(cells.id("dealId").orElse(null), deal.id().value())) {
                throw new RowRefused("dealId", "is the id of another deal");
            }
            if (!same(request.pipeline(), deal.pipeline())) {
                throw new RowRefused("pipeline", "of a deal stays");
            }
            if (!same(request.openedOn(), deal.openedOn())) {
                throw new RowRefused("openedOn", "of a deal stays");
            }
        }

        boolean edits(Deal deal) {
            return !changed(deal).equals(EditDealRequest.of(deal));
        }

        EditDealRequest changed(Deal deal) {
            var here = EditDealRequest.of(deal);
            return new EditDealRequest(
                    or(request.customerId(), here.customerId()),
                    or(request.representativeId(), here.representativeId()),
                    or(request.productCode(), here.productCode()),
                    or(request.value(), here.value()),
                    or(request.dealType(), here.dealType()),
                    or(request.probabilityPercent(), here.probabilityPercent()),
                    or(request.source(), here.source()),
                    or(request.nextStep(), here.nextStep()),
                    or(request.nextStepOn(), here.nextStepOn()),
                    or(request.expectedCloseOn(), here.expectedCloseOn()),
                    here.credits());
        }

        private static <T> @Nullable T or(@Nullable T said, @Nullable T present) {
            return said == null ? present : said;
        }

        private static <T> boolean same(@Nullable T said, @Nullable T present) {
            return said == null || said.equals(present);
        }
    }
}
