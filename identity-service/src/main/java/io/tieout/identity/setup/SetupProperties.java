package io.tieout.identity.setup;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the first start needs, from the environment; blank means not given.
@ConfigurationProperties("identity.setup")
record SetupProperties(
        @DefaultValue("") String companyName,
        @DefaultValue("") String companyCurrency,
        @DefaultValue("") String companyTimeZone,
        @DefaultValue("") String companyLocale,
        @DefaultValue("1") int companyFiscalYearStartMonth,
        @DefaultValue("") String adminEmail,
        @DefaultValue("") String adminPassword,
        @DefaultValue("") String operatorSecret,
        @DefaultValue("") String demoPassword,
        @DefaultValue List<String> consoleRedirectUris) {

    /// The environment variables that a first start lacks.
    List<String> missing() {
        var missing = new ArrayList<String>();
        need(missing, companyName, "TIEOUT_COMPANY_NAME");
        need(missing, companyCurrency, "TIEOUT_COMPANY_CURRENCY");
        need(missing, companyTimeZone, "TIEOUT_COMPANY_TIMEZONE");
        need(missing, companyLocale, "TIEOUT_COMPANY_LOCALE");
        need(missing, adminEmail, "TIEOUT_ADMIN_EMAIL");
        need(missing, adminPassword, "TIEOUT_ADMIN_PASSWORD");
        need(missing, operatorSecret, "TIEOUT_OPERATOR_SECRET");
        return missing;
    }

    boolean wantsDemoUsers() {
        return !demoPassword.isBlank();
    }

    private static void need(List<String> missing, String value, String variable) {
        if (value.isBlank()) {
            missing.add(variable);
        }
    }
}
