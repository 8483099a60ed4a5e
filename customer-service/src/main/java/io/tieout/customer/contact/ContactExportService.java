package io.tieout.customer.contact;

import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes all customers' contacts in one snapshot, in the columns that an import reads. Of customers that were
/// merged, a person comes once, and one is the primary contact.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ContactExportService {

    private static final int ROWS_AT_A_TIME = 500;

    private static final List<String> HEADER =
            List.of("customerNumber", "externalNumber", "name", "email", "phone", "language", "role", "primary");

    private static final String ROWS = """
            select shown.customer_number, shown.external_number, c.name, c.email, c.phone, c.language, r.role,
                   r.is_primary and (r.customer_id = shown.customer_id or not exists (
                       select from contact_role p
                        where p.company_id = r.company_id and p.is_primary and p.customer_id <> r.customer_id
                          and p.customer_id = any(customer_party(r.company_id, r.customer_id))
                          and (p.customer_id = shown.customer_id or p.customer_id < r.customer_id))) as is_primary
              from contact_role r
              join contact c on c.company_id = r.company_id and c.contact_id = r.contact_id
              join customer own on own.company_id = r.company_id and own.customer_id = r.customer_id
              join customer shown
                on shown.company_id = own.company_id
               and shown.customer_id = case when own.merged_into is null then own.customer_id
                                            else customer_survivor(own.company_id, own.customer_id) end
             where r.company_id = :company
               and (own.merged_into is null or not exists (
                   select from contact_role other
                    where other.company_id = r.company_id and other.contact_id = r.contact_id
                      and other.customer_id <> r.customer_id
                      and other.customer_id = any(customer_party(r.company_id, r.customer_id))
                      and (other.customer_id = shown.customer_id or other.customer_id < r.customer_id)))
             order by shown.customer_number, c.name, c.contact_id
            """;

    private final JdbcClient jdbc;

    ContactExportService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, SheetFormat format) {
        if (format.maxRows() < Long.MAX_VALUE) {
            long rows = jdbc.sql(
                            "select count(*) from (select from contact_role where company_id = :company limit :most) some")
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
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getString("role"),
                Boolean.toString(row.getBoolean("is_primary")));
    }
}
