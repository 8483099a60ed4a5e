package io.tieout.identity.company;

record CompanyResponse(
        CompanyId id,
        String name,
        String baseCurrency,
        String timeZone,
        String locale,
        int fiscalYearStartMonth,
        long version) {

    static CompanyResponse from(Company company) {
        return new CompanyResponse(
                company.id(),
                company.name(),
                company.baseCurrency().getCurrencyCode(),
                company.timeZone().getId(),
                company.locale().toLanguageTag(),
                company.fiscalYearStart().getValue(),
                company.version());
    }
}
