package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.customerledger.Control;
import io.tieout.reconciliation.customerledger.CustomerLedgerQueries;
import io.tieout.reconciliation.customerledger.CustomerUnknown;
import io.tieout.reconciliation.customerledger.ItemKind;
import io.tieout.reconciliation.customerledger.LedgerLine;
import io.tieout.reconciliation.customerledger.LedgerScope;
import io.tieout.reconciliation.supplierledger.SupplierLedgerQueries;
import io.tieout.reconciliation.supplierledger.SupplierLine;
import io.tieout.reconciliation.supplierledger.SupplierUnknown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads our ledgers of parties: what each entry of the journal adds to what is owed.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PartyLedgerService {

    static final int MAX_LINES = 50_000;

    /// What they have at the end of a month, we may have at the beginning of the next one.
    private static final int DAYS_AROUND = 45;

    private static final int MAX_NUMBER = 100;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final Set<String> DOCUMENTS = Set.of("INVOICE", "CREDIT_NOTE");

    /// Nothing is recorded after it: what counts is told by the journal's entry.
    private static final Instant EVER = Instant.parse("2300-01-01T00:00:00Z");

    private final CustomerLedgerQueries ledgers;
    private final SupplierLedgerQueries suppliers;

    PartyLedgerService(CustomerLedgerQueries ledgers, SupplierLedgerQueries suppliers) {
        this.ledgers = ledgers;
        this.suppliers = suppliers;
    }

    /// What a customer owes: invoices add to it.
    PartyLedger ofCustomer(
            UUID companyId, UUID customerId, Currency currency, LocalDate from, LocalDate to, long throughSequence) {
        if (ledgers.holder(companyId, customerId).isEmpty()) {
            throw new CustomerUnknown(customerId);
        }
        var period = new LedgerScope(companyId, customerId, currency, from, to, to, EVER, throughSequence);
        long opening = 0;
        long closing = 0;
        for (var control : Control.values()) {
            var balances = Objects.requireNonNull(ledgers.balances(period, null).get(control));
            opening = Math.addExact(opening, balances.opening().minorUnits());
            closing = Math.addExact(closing, balances.closing().minorUnits());
        }
        var last = earlier(to.plusDays(DAYS_AROUND), LAST);
        var around = new LedgerScope(
                companyId,
                customerId,
                currency,
                later(from.minusDays(DAYS_AROUND), FIRST),
                last,
                last,
                EVER,
                throughSequence);
        var lines = ledgers.lines(around, null, MAX_LINES + 1);
        if (lines.size() > MAX_LINES) {
            throw new LedgerTooLong(MAX_LINES);
        }
        return new PartyLedger(opening, closing, entries(lines, from, to));
    }

    /// What we owe to a supplier: its bills add to it.
    PartyLedger ofSupplier(
            UUID companyId, UUID supplierId, Currency currency, LocalDate from, LocalDate to, long throughSequence) {
        if (!suppliers.isKnown(companyId, supplierId)) {
            throw new SupplierUnknown(supplierId);
        }
        var lines = suppliers.lines(
                companyId,
                supplierId,
                currency,
                later(from.minusDays(DAYS_AROUND), FIRST),
                earlier(to.plusDays(DAYS_AROUND), LAST),
                throughSequence,
                MAX_LINES + 1);
        if (lines.size() > MAX_LINES) {
            throw new LedgerTooLong(MAX_LINES);
        }
        return new PartyLedger(
                suppliers.owedMinor(companyId, supplierId, currency, from.minusDays(1), throughSequence),
                suppliers.owedMinor(companyId, supplierId, currency, to, throughSequence),
                bills(lines, from, to));
    }

    private static List<OwnEntry> bills(List<SupplierLine> lines, LocalDate from, LocalDate to) {
        var byEntry = lines.stream()
                .collect(Collectors.groupingBy(SupplierLine::entryId, LinkedHashMap::new, Collectors.toList()));
        var entries = new ArrayList<OwnEntry>();
        byEntry.forEach((entryId, own) -> {
            long amount =
                    own.stream().mapToLong(line -> line.owed().minorUnits()).sum();
            if (amount == 0) {
                return;
            }
            var first = own.getFirst();
            var numbers = new LinkedHashSet<String>();
            own.forEach(line -> add(numbers, line.documentNumber()));
            var day = first.effectiveDate();
            entries.add(new OwnEntry(
                    entryId,
                    first.documentDate(),
                    day,
                    first.source(),
                    null,
                    numbers.isEmpty() ? null : cut(String.join(", ", numbers)),
                    numbers.stream()
                            .map(DocumentKeys::of)
                            .flatMap(key -> key.stream())
                            .collect(Collectors.toSet()),
                    amount > 0 && !numbers.isEmpty(),
                    null,
                    amount,
                    !day.isBefore(from) && !day.isAfter(to)));
        });
        return entries;
    }

    /// An entry is one dealing, however many documents it settles; what moves nothing as a whole, as money on account
    /// that is used, the party does not see.
    static List<OwnEntry> entries(List<LedgerLine> lines, LocalDate from, LocalDate to) {
        var byEntry = lines.stream()
                .collect(Collectors.groupingBy(LedgerLine::entryId, LinkedHashMap::new, Collectors.toList()));
        var entries = new ArrayList<OwnEntry>();
        byEntry.forEach((entryId, own) -> {
            long amount =
                    own.stream().mapToLong(line -> line.movement().minorUnits()).sum();
            if (amount != 0) {
                entries.add(entry(entryId, own, amount, from, to));
            }
        });
        return entries;
    }

    private static OwnEntry entry(UUID entryId, List<LedgerLine> lines, long amount, LocalDate from, LocalDate to) {
        var first = lines.getFirst();
        var numbers = new LinkedHashSet<String>();
        for (var line : lines) {
            var item = line.item();
            add(numbers, line.document());
            add(numbers, item == null ? null : item.number());
        }
        var invoices = lines.stream()
                .map(LedgerLine::item)
                .filter(item -> item != null && item.kind() == ItemKind.INVOICE)
                .map(item -> Objects.requireNonNull(item).id())
                .distinct()
                .toList();
        var day = first.effectiveDate();
        return new OwnEntry(
                entryId,
                first.documentDate(),
                day,
                first.source(),
                first.reversedSource(),
                numbers.isEmpty() ? null : cut(String.join(", ", numbers)),
                numbers.stream()
                        .map(DocumentKeys::of)
                        .flatMap(key -> key.stream())
                        .collect(Collectors.toSet()),
                DOCUMENTS.contains(first.source()) && !numbers.isEmpty(),
                invoices.size() == 1 ? invoices.getFirst() : null,
                amount,
                !day.isBefore(from) && !day.isAfter(to));
    }

    private static void add(Set<String> numbers, @Nullable String number) {
        if (number != null) {
            numbers.add(number);
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_NUMBER ? text : text.substring(0, MAX_NUMBER);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
