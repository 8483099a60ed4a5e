package io.tieout.customer.companyview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class CompanyDayIT {

    private final CompanyViewRepository companies;
    private final CompanyDayQueries days;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    CompanyDayIT(
            CompanyViewRepository companies,
            CompanyDayQueries days,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.companies = companies;
        this.days = days;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pacific/Kiritimati",
                "Pacific/Pago_Pago",
                "Asia/Jakarta",
                "Asia/Kolkata",
                "Europe/Berlin",
                "UTC",
                "Z",
                "+05:30",
                "-03:00",
                "UTC+3",
                "Etc/GMT+9"
            })
    void isTheSameInJavaAndInSql(String zone) {
        var company = Ids.next();
        transaction.executeWithoutResult(status -> companies.put(company, ZoneId.of(zone), 1));

        for (int hour = 0; hour < 24; hour++) {
            var at = Instant.parse("2026-03-31T00:30:00Z").plusSeconds(3600L * hour);
            assertThat(inSql(company, at))
                    .isEqualTo(days.day(company, at))
                    .isEqualTo(LocalDate.ofInstant(at, ZoneId.of(zone)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z"})
    void isThatOfUtcWhileNothingIsKnown(String instant) {
        var company = Ids.next();
        var at = Instant.parse(instant);

        assertThat(inSql(company, at))
                .isEqualTo(days.day(company, at))
                .isEqualTo(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    private LocalDate inSql(java.util.UUID company, Instant at) {
        return jdbc.sql("select " + CompanyDayQueries.inSql(":company", "cast(:at as timestamptz)"))
                .param("company", company)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(LocalDate.class)
                .single();
    }
}
