package io.tieout.customer.taxid;

import static io.tieout.customer.taxid.TaxIdScheme.AT_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.BE_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.CN_CREDIT_CODE;
import static io.tieout.customer.taxid.TaxIdScheme.DE_TAX_NUMBER;
import static io.tieout.customer.taxid.TaxIdScheme.DE_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.ES_NIF;
import static io.tieout.customer.taxid.TaxIdScheme.FR_SIREN;
import static io.tieout.customer.taxid.TaxIdScheme.FR_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.GB_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.ID_NPWP;
import static io.tieout.customer.taxid.TaxIdScheme.IT_TAX_CODE;
import static io.tieout.customer.taxid.TaxIdScheme.IT_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.NL_VAT;
import static io.tieout.customer.taxid.TaxIdScheme.PL_NIP;
import static io.tieout.customer.taxid.TaxIdScheme.RU_INN;
import static io.tieout.customer.taxid.TaxIdScheme.US_EIN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tax id as a person writes it, with or without its country in front.
///
/// What a country we know the rules of does not give out is refused; of other countries anything is taken.
public record TaxId(String text) {

    /// A VAT number carries its country in front, which may be another one than that of the address.
    private static final Map<String, TaxIdScheme> VAT = Map.of(
            "AT", AT_VAT,
            "BE", BE_VAT,
            "DE", DE_VAT,
            "ES", ES_NIF,
            "FR", FR_VAT,
            "GB", GB_VAT,
            "IT", IT_VAT,
            "NL", NL_VAT,
            "PL", PL_NIP);

    private static final Map<String, List<TaxIdScheme>> OF_COUNTRY = Map.ofEntries(
            Map.entry("AT", List.of(AT_VAT)),
            Map.entry("BE", List.of(BE_VAT)),
            Map.entry("CN", List.of(CN_CREDIT_CODE)),
            Map.entry("DE", List.of(DE_VAT, DE_TAX_NUMBER)),
            Map.entry("ES", List.of(ES_NIF)),
            Map.entry("FR", List.of(FR_SIREN, FR_VAT)),
            Map.entry("GB", List.of(GB_VAT)),
            Map.entry("ID", List.of(ID_NPWP)),
            Map.entry("IT", List.of(IT_VAT, IT_TAX_CODE)),
            Map.entry("NL", List.of(NL_VAT)),
            Map.entry("PL", List.of(PL_NIP)),
            Map.entry("RU", List.of(RU_INN)),
            Map.entry("US", List.of(US_EIN)));

    /// What is wrong with it, in words that name the number; empty when nothing is known to be wrong.
    ///
    /// @param country of the party, for numbers without a country in front
    public Optional<String> problem(@Nullable String country) {
        var number = text.toUpperCase(Locale.ROOT).replaceAll("[\\s./-]", "");
        var prefix = number.length() > 2 ? number.substring(0, 2) : "";
        var vat = VAT.get(prefix);
        if (vat != null && !"CN".equals(country)) {
            return problem(prefix, List.of(vat), number.substring(2));
        }
        var schemes = country == null ? null : OF_COUNTRY.get(country);
        return schemes == null ? Optional.empty() : problem(country, schemes, number);
    }

    private Optional<String> problem(@Nullable String country, List<TaxIdScheme> schemes, String number) {
        for (var scheme : schemes) {
            if (scheme.hasForm(number)) {
                return scheme.isRight(number)
                        ? Optional.empty()
                        : Optional.of("the check digits of '" + text + "' are wrong (" + scheme + ")");
            }
        }
        return Optional.of("'" + text + "' does not have the form of a tax id of " + country + " (" + schemes + ")");
    }
}
