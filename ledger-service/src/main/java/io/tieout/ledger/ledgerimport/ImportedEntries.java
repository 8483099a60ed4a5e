package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The journal entries of a file: its rows, gathered by the number of their entry.
///
/// @param sound those that could be read, in the order of the file
record ImportedEntries(List<ImportedEntry> sound, List<RowProblem> problems) {

    private static final int MAX_NUMBER = 60;
    private static final int MAX_TEXT = 500;
    private static final int MAX_DIMENSION = 100;

    ImportedEntries {
        sound = List.copyOf(sound);
        problems = List.copyOf(problems);
    }

    /// @param rows those of its lines, in their order
    record ImportedEntry(String number, EntryDraft draft, List<SheetRow> rows) {

        private static final Pattern LINE = Pattern.compile("/lines/(\\d+)/(\\w+).*");

        ImportedEntry {
            rows = List.copyOf(rows);
        }

        /// Puts what the journal refuses into the words of the file.
        RowProblem problem(Refusal refusal) {
            var pointer = refusal.errors().isEmpty()
                    ? ""
                    : refusal.errors().getFirst().pointer();
            var line = LINE.matcher(pointer);
            if (!line.matches()) {
                return RowProblem.of(
                        rows.getFirst(), "/effectiveDate".equals(pointer) ? "effectiveDate" : "entryNumber", refusal);
            }
            int index = Integer.parseInt(line.group(1));
            var amount = draft.lines().get(index).side() == Side.DEBIT ? "debit" : "credit";
            return RowProblem.of(rows.get(index), "amount".equals(line.group(2)) ? amount : "account", refusal);
        }
    }

    static ImportedEntries of(UUID companyId, List<SheetRow> rows, Currency currency, UUID postedBy) {
        var problems = new ArrayList<RowProblem>();
        var groups = new LinkedHashMap<String, Group>();
        for (var row : rows) {
            try {
                var number = row.requiredText("entryNumber", MAX_NUMBER);
                groups.computeIfAbsent(number, Group::new).rows.add(row);
            } catch (RowRefused refused) {
                problems.add(RowProblem.of(row, refused));
            }
        }
        var sound = new ArrayList<ImportedEntry>();
        for (var group : groups.values()) {
            int before = problems.size();
            var entry = group.read(companyId, currency, postedBy, problems);
            if (entry != null && problems.size() == before) {
                sound.add(entry);
            }
        }
        return new ImportedEntries(sound, problems);
    }

    /// The rows with one number.
    private static final class Group {

        private final String number;
        private final List<SheetRow> rows = new ArrayList<>();

        Group(String number) {
            this.number = number;
        }

        /// Every row is read, so that all that is wrong is found at once.
        @Nullable
        ImportedEntry read(UUID companyId, Currency currency, UUID postedBy, List<RowProblem> problems) {
            var lines = new ArrayList<LineDraft>();
            Heading heading = null;
            for (int index = 0; index < rows.size(); index++) {
                var row = rows.get(index);
                try {
                    if (index == 0) {
                        heading = Heading.of(row);
                    } else if (heading != null) {
                        heading.requireSame(row);
                    }
                    lines.add(line(row, currency));
                } catch (RowRefused refused) {
                    problems.add(RowProblem.of(row, refused));
                }
            }
            if (heading == null) {
                return null;
            }
            return new ImportedEntry(
                    number,
                    new EntryDraft(
                            EntryId.next(),
                            companyId,
                            heading.effectiveDate(),
                            heading.documentDate(),
                            EntrySource.IMPORT,
                            Ids.next(),
                            heading.text(),
                            postedBy,
                            lines),
                    rows);
        }

        private static LineDraft line(SheetRow row, Currency currency) {
            row.requireCurrency(currency);
            var account = row.requiredValue("account", AccountCode::new, "must be an account code");
            var debit = row.money("debit", currency);
            var credit = row.money("credit", currency);
            if (debit == null && credit == null) {
                throw RowRefused.at("debit", "or credit must have an amount");
            }
            if (debit != null && credit != null) {
                throw RowRefused.at("credit", "must be empty where debit has an amount");
            }
            var line = debit == null
                    ? LineDraft.credit(account, Objects.requireNonNull(credit))
                    : LineDraft.debit(account, debit);
            return new LineDraft(line.account(), line.side(), line.amount(), dimensions(row));
        }

        private static Map<String, String> dimensions(SheetRow row) {
            var dimensions = new HashMap<String, String>();
            for (var column : row.cells().keySet()) {
                var value = column.startsWith(ImportKind.DIMENSION) ? row.text(column, MAX_DIMENSION) : null;
                if (value != null) {
                    dimensions.put(column.substring(ImportKind.DIMENSION.length()), value);
                }
            }
            return dimensions;
        }
    }

    /// What all rows of an entry say alike; only the first one must.
    private record Heading(LocalDate effectiveDate, LocalDate documentDate, String text) {

        static Heading of(SheetRow row) {
            var effectiveDate = row.requiredDate("effectiveDate");
            var documentDate = row.date("documentDate");
            return new Heading(
                    effectiveDate,
                    documentDate == null ? effectiveDate : documentDate,
                    row.requiredText("text", MAX_TEXT));
        }

        void requireSame(SheetRow row) {
            requireSame("effectiveDate", row.date("effectiveDate"), effectiveDate);
            requireSame("documentDate", row.date("documentDate"), documentDate);
            requireSame("text", row.text("text", MAX_TEXT), text);
        }

        private static void requireSame(String column, @Nullable Object found, Object first) {
            if (found != null && !found.equals(first)) {
                throw RowRefused.at(column, "differs from the entry's first row");
            }
        }
    }
}
