package io.tieout.paper;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages in which documents for customers are printed, with their way of writing figures.
public enum PrintLanguage {
    EN(Locale.ENGLISH),
    ZH(Locale.SIMPLIFIED_CHINESE),
    ID(Locale.of("id"));

    private final Locale locale;

    PrintLanguage(Locale locale) {
        this.locale = locale;
    }

    /// @param asked the company's own when null
    /// @param companyLocale such as `zh-CN`
    public static PrintLanguage of(@Nullable PrintLanguage asked, String companyLocale) {
        if (asked != null) {
            return asked;
        }
        return switch (Locale.forLanguageTag(companyLocale.replace('_', '-')).getLanguage()) {
            case "zh" -> ZH;
            case "id", "in" -> ID;
            default -> EN;
        };
    }

    /// With separators between thousands and the digits that the figure has.
    public String figure(BigDecimal figure) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(Math.max(0, figure.scale()));
        format.setMaximumFractionDigits(Math.max(0, figure.scale()));
        return format.format(figure);
    }
}
