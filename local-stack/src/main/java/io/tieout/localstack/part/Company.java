package io.tieout.localstack.part;

import io.tieout.localstack.machine.LaunchFailed;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// The company that identity-service makes at its first start.
///
/// @param currency ISO 4217, the currency of its books
/// @param timezone of its business days
/// @param locale BCP 47, for what it prints
/// @param fiscalYearStart the month, 1 to 12, that its fiscal years begin with
public record Company(String name, String currency, String timezone, String locale, int fiscalYearStart) {

    public Company {
        if (name.isBlank()) {
            throw new LaunchFailed("The company's name is empty (--company).");
        }
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw new LaunchFailed(
                    fiscalYearStart + " is no month: a fiscal year starts in one from 1 to 12 (--fiscal-year-start).");
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new LaunchFailed("\"" + currency + "\" is no currency code of ISO 4217 such as EUR (--currency).", e);
        }
        try {
            ZoneId.of(timezone);
        } catch (DateTimeException e) {
            throw new LaunchFailed(
                    "\"" + timezone + "\" is no time zone such as Europe/Berlin or Asia/Jakarta (--timezone).", e);
        }
        try {
            if (new Locale.Builder()
                    .setLanguageTag(locale)
                    .build()
                    .getLanguage()
                    .isEmpty()) {
                throw new IllformedLocaleException("no language");
            }
        } catch (IllformedLocaleException e) {
            throw new LaunchFailed("\"" + locale + "\" is no language tag such as en or zh-CN (--locale).", e);
        }
    }
}
