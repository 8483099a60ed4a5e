package io.tieout.ledger.statement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record CreateCustomReportRequest(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Size(max = CustomReport.MAX_ROWS) List<@NotNull @Valid Row> rows) {

    /// @param key by which formulas below call it
    /// @param accounts ranges such as `4000-4999`, or single codes
    /// @param measure with accounts
    /// @param formula over keys of rows above, such as `(SALES - COSTS) / SALES * 100`
    record Row(
            @NotNull
            @Pattern(regexp = "[A-Za-z]\\w{0,39}", message = "must begin with a letter and hold letters, digits and _")
            String key,

            @NotBlank @Size(max = 120) String label,
            @Nullable @Size(max = 50) List<@NotNull AccountRange> accounts,
            CustomReportRow.@Nullable Measure measure,
            @Nullable Formula formula) {

        static Row from(CustomReportRow row) {
            return new Row(row.key(), row.label(), row.accounts(), row.measure(), row.formula());
        }

        CustomReportRow toRow() {
            return new CustomReportRow(key, label, accounts == null ? List.of() : accounts, measure, formula);
        }
    }

    CustomReport toReport() {
        return new CustomReport(
                CustomReportId.next(), name, rows.stream().map(Row::toRow).toList(), 1);
    }
}
