package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.CsvColumn;
import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.FileInspection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a file is worth, without recording anything of it.
///
/// @param files the file, or each file of an archive
record StatementInspectionResponse(List<InspectedFile> files) {

    /// @param outcome `ACCEPT`, `WARN` or `REJECT`
    /// @param profile by which a table was read
    /// @param proposedProfile the same with nothing left open: keep it, change it, and send it with the upload
    /// @param currency several are sorted and joined by `/`
    /// @param debits positive
    /// @param importOutcome what an import does with the file as it is, with the same profile
    /// @param profileNeeds fields of a profile without which an import would guess, and refuses
    record InspectedFile(
            String file,
            String outcome,
            @Nullable String format,
            @Nullable String profile,
            @Nullable ProposedProfile proposedProfile,
            int statements,
            int transactions,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String currency,
            String credits,
            String debits,
            List<StatementImportResponse.Note> warnings,
            StatementImportResponse.@Nullable Note error,
            String importOutcome,
            List<String> profileNeeds) {

        static InspectedFile from(FileInspection inspection) {
            var format = inspection.format();
            var proposal = inspection.proposal();
            return new InspectedFile(
                    inspection.file(),
                    inspection.outcome().name(),
                    format == null ? null : format.name(),
                    inspection.profile(),
                    proposal == null ? null : ProposedProfile.from(proposal),
                    inspection.statements(),
                    inspection.transactions(),
                    plain(inspection.opening()),
                    plain(inspection.closing()),
                    inspection.currency(),
                    inspection.credits().toPlainString(),
                    inspection.debits().toPlainString(),
                    inspection.warnings().stream()
                            .map(StatementImportResponse.Note::from)
                            .toList(),
                    inspection.error().map(StatementImportResponse.Note::from).orElse(null),
                    inspection.importOutcome().name(),
                    inspection.profileNeeds());
        }

        private static @Nullable String plain(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.toPlainString();
        }
    }

    /// In the form that an upload takes.
    record ProposedProfile(
            String name,
            @Nullable String encoding,
            @Nullable String delimiter,
            Map<CsvColumn, String> columns,
            CsvProfile.@Nullable DateOrder dateOrder,
            @Nullable String decimalSeparator,
            boolean positiveIsOut,
            List<String> inFlags,
            @Nullable String currency,
            @Nullable String account) {

        static ProposedProfile from(CsvProfile profile) {
            return new ProposedProfile(
                    profile.name(),
                    profile.encoding(),
                    profile.delimiter(),
                    profile.columns(),
                    profile.dateOrder(),
                    profile.decimalSeparator(),
                    profile.positiveIsOut(),
                    profile.inFlags(),
                    profile.currency(),
                    profile.account());
        }
    }
}
