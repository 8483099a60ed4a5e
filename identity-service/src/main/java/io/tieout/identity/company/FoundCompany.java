package io.tieout.identity.company;

import java.time.DateTimeException;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// What must be known to found a company, checked field by field: it comes from the environment, typed by a person.
public record FoundCompany(String name, Currency baseCurrency, ZoneId timeZone, Locale locale, Month fiscalYearStart) {

    /// @throws IllegalArgumentException saying which field is wrong and what it should look like
    public static FoundCompany parse(
            String name, String baseCurrency, String timeZone, String locale, int fiscalYearStartMonth) {
        if (fiscalYearStartMonth < 1 || fiscalYearStartMonth > 12) {
            throw new IllegalArgumentException(
                    "the fiscal year starts in a month from 1 to 12, not " + fiscalYearStartMonth);
        }
        return new FoundCompany(
                name.strip(),
                currency(baseCurrency.strip()),
                zone(timeZone.strip()),
                locale(locale.strip()),
                Month.of(fiscalYearStartMonth));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + code + "' is no ISO 4217 currency, for example EUR", e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is no time zone, for example Europe/Berlin", e);
        }
    }

    private static Locale locale(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + tag + "' is no language tag, for example en or zh-CN", e);
        }
        throw new IllegalArgumentException("a language tag is needed, for example en or zh-CN");
    }
}
