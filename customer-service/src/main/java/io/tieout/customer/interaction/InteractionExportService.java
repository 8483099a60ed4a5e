package io.tieout.customer.interaction;

import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes all interactions in one snapshot, oldest first, in the columns that an import reads and with who
/// recorded them.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class InteractionExportService {

    private static final int ROWS_AT_A_TIME = 500;

    private static final List<String> HEADER = List.of(
            "customerNumber", "externalNumber", "channel", "direction", "occurredAt", "subject", "body", "recordedBy");

    private static final String ROWS = """
            select shown.customer_number, shown.external_number, i.channel, i.direction, i.occurred_at, i.subject, i.body,
                   i.recorded_by
              from interaction i
              join customer own on own.company_id = i.company_id and own.customer_id = i.customer_id
              join customer shown
                on shown.company_id = own.company_id
               and shown.customer_id = case when own.merged_into is null then own.customer_id
                                            else customer_survivor(own.company_id, own.customer_id) end
             where i.company_id = :company
             order by i.occurred_at, i.interaction_id
            """;

    private final JdbcClient jdbc;

    InteractionExportService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, SheetFormat format) {
        if (format.maxRows() < Long.MAX_VALUE) {
            long rows = jdbc.sql(
                            "select count(*) from (select from interaction where company_id = :company limit :most) some")
                    .param("company", companyId)
                    .param("most", format.maxRows() + 1)
                    .query(Long.class)
                    .single();
            ExportTooLarge.check(rows, format);
        }
    }

    void write(UUID companyId, SheetWriter sheet) throws IOException {
        sheet.row(HEADER);
        RowCallbackHandler write = row -> {
            try {
                sheet.row(cells(row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try {
            jdbc.sql(ROWS)
                    .withFetchSize(ROWS_AT_A_TIME)
                    .param("company", companyId)
                    .query(write);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<@Nullable String> cells(ResultSet row) throws SQLException {
        return Arrays.asList(
                row.getString("customer_number"),
                row.getString("external_number"),
                row.getString("channel"),
                row.getString("direction"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant().toString(),
                row.getString("subject"),
                row.getString("body"),
                row.getString("recorded_by"));
    }
}
