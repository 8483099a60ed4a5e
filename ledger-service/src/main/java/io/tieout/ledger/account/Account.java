package io.tieout.ledger.account;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An account of the chart.
///
/// @param control kept by a sub-ledger or a bank statement: takes no manual journals
/// @param postable takes lines; a summary account only groups others
/// @param mapping how the financial statements show it
/// @param dates on which it takes lines
/// @param localName as the country's accountants call it, where the chart is of one country
/// @param currency the only one of its lines; none: any
public record Account(
        AccountCode code,
        String name,
        AccountType type,
        @Nullable AccountRole role,
        @Nullable AccountCode parent,
        boolean control,
        boolean postable,
        boolean active,
        long version,
        AccountMapping mapping,
        ActiveDates dates,
        @Nullable String localName,
        @Nullable Currency currency) {

    public Account(
            AccountCode code,
            String name,
            AccountType type,
            @Nullable AccountRole role,
            @Nullable AccountCode parent,
            boolean control,
            boolean postable,
            boolean active,
            long version) {
        this(
                code,
                name,
                type,
                role,
                parent,
                control,
                postable,
                active,
                version,
                AccountMapping.usual(type),
                ActiveDates.ALWAYS,
                null,
                null);
    }

    static Account postable(AccountCode code, String name, AccountType type, @Nullable AccountCode parent) {
        return new Account(code, name, type, null, parent, false, true, true, 1);
    }

    static Account summary(AccountCode code, String name, AccountType type, @Nullable AccountCode parent) {
        return new Account(code, name, type, null, parent, false, false, true, 1);
    }

    Account asControl() {
        return new Account(
                code, name, type, role, parent, true, postable, active, version, mapping, dates, localName, currency);
    }

    Account shownAs(AccountMapping shown) {
        return new Account(
                code,
                name,
                type,
                role,
                parent,
                control,
                postable,
                active,
                version,
                shown.requireFits(type),
                dates,
                localName,
                currency);
    }

    Account activeOn(ActiveDates days) {
        return new Account(
                code, name, type, role, parent, control, postable, active, version, mapping, days, localName, currency);
    }

    Account changed(AccountDetails details) {
        return new Account(
                code,
                details.name(),
                details.type(),
                role,
                details.parent(),
                control,
                postable,
                details.active(),
                version + 1,
                details.mapping().requireFits(details.type()),
                details.dates(),
                localName,
                details.currency());
    }

    Account keptIn(@Nullable Currency only) {
        return new Account(
                code, name, type, role, parent, control, postable, active, version, mapping, dates, localName, only);
    }

    /// Whether it takes lines of this accounting date.
    public boolean isActiveOn(LocalDate date) {
        return active && dates.contains(date);
    }
}
