package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.ledgerimport.ImportOutcome.Made;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.security.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LedgerImportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LedgerImportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Header(ImportKind kind, ImportState state) {}

    /// A company's imports come in one after the other: two that bring the same entry must not miss each other.
    void lockCompany(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "ledger import " + companyId)
                .query(Integer.class)
                .single();
    }

    void insert(Caller caller, ImportId id, ImportOrder order, Sheet sheet, ImportState state, ImportOutcome outcome) {
        var problems = outcome.problems();
        jdbc.sql("""
                        insert into ledger_import (company_id, import_id, kind, dry_run, on_error, state, file_name,
                            file_sha256, opening_date, row_count, error_count, totals, requested_by)
                        values (:company, :id, :kind, :dryRun, :onError, :state, :fileName,
                            :sha256, :openingDate, :rows, :errors, cast(:totals as jsonb), :by)""")
                .param("company", caller.companyId())
                .param("id", id.value())
                .param("kind", order.kind().name())
                .param("dryRun", state == ImportState.CHECKED)
                .param("onError", order.onError().name())
                .param("state", state.name())
                .param("fileName", sheet.fileName())
                .param("sha256", sheet.sha256())
                .param("openingDate", order.openingDate())
                .param("rows", sheet.rows().size())
                .param("errors", problems.size())
                .param("totals", json.writeValueAsString(outcome.totals()))
                .param("by", caller.id())
                .update();
        jdbc.sql("""
                        insert into ledger_import_error (company_id, import_id, error_number, line_number, column_name,
                            reason)
                        select :company, :id, number, line, column_name, reason
                        from unnest(cast(:lines as int[]), cast(:columns as text[]), cast(:reasons as text[]))
                            with ordinality as problem (line, column_name, reason, number)""")
                .param("company", caller.companyId())
                .param("id", id.value())
                .param("lines", column(problems, RowProblem::line))
                .param("columns", column(problems, RowProblem::column))
                .param("reasons", column(problems, RowProblem::reason))
                .update();
    }

    void insertMade(UUID companyId, ImportId id, List<Made> made) {
        jdbc.sql("""
                        insert into ledger_import_result (company_id, import_id, result_id, external_key, entry_id,
                            account_code, invoice_id)
                        select :company, :id, result_id, external_key, entry_id, account_code, invoice_id
                        from unnest(cast(:ids as uuid[]), cast(:keys as text[]), cast(:entries as uuid[]),
                                cast(:accounts as text[]), cast(:invoices as uuid[]))
                            as made (result_id, external_key, entry_id, account_code, invoice_id)""")
                .param("company", companyId)
                .param("id", id.value())
                .param("ids", column(made, Made::id))
                .param("keys", column(made, Made::externalKey))
                .param(
                        "entries",
                        column(
                                made,
                                one -> one.entry() == null ? null : one.entry().value()))
                .param("accounts", column(made, Made::account))
                .param(
                        "invoices",
                        column(
                                made,
                                one -> one.invoice() == null
                                        ? null
                                        : one.invoice().value()))
                .update();
    }

    /// Those of the entry numbers that an earlier import brought and that still stand.
    Set<String> importedNumbers(UUID companyId, List<String> numbers) {
        return Set.copyOf(jdbc.sql("""
                        select external_key
                        from ledger_import_result
                        where company_id = :company and external_key = any(:numbers)
                            and entry_id is not null and invoice_id is null and not reverted""")
                .param("company", companyId)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    }

    Optional<Header> lock(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select kind, state
                        from ledger_import
                        where company_id = :company and import_id = :id
                        for update""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new Header(
                        ImportKind.valueOf(row.getString("kind")), ImportState.valueOf(row.getString("state"))))
                .optional();
    }

    List<Made> made(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select result_id, external_key, entry_id, account_code, invoice_id
                        from ledger_import_result
                        where company_id = :company and import_id = :id and not reverted
                        order by result_id""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> {
                    var entry = row.getObject("entry_id", UUID.class);
                    var account = row.getString("account_code");
                    var invoice = row.getObject("invoice_id", UUID.class);
                    return new Made(
                            row.getObject("result_id", UUID.class),
                            row.getString("external_key"),
                            entry == null ? null : new EntryId(entry),
                            account == null ? null : new AccountCode(account),
                            invoice == null ? null : new InvoiceId(invoice));
                })
                .list();
    }

    void setReverted(UUID companyId, ImportId id, UUID by, Instant at, String reason) {
        jdbc.sql("""
                        update ledger_import
                        set state = 'REVERTED', reverted_by = :by, reverted_at = :at, revert_reason = :reason
                        where company_id = :company and import_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
        jdbc.sql("""
                        update ledger_import_result
                        set reverted = true
                        where company_id = :company and import_id = :id""").param("company", companyId).param("id", id.value()).update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int index = 0; index < column.length; index++) {
            var found = value.apply(rows.get(index));
            column[index] = found == null ? null : found.toString();
        }
        return column;
    }
}
