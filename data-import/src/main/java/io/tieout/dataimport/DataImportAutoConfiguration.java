package io.tieout.dataimport;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Gives a service its imports; it brings the tables and the [ImportTarget]s.
@AutoConfiguration
class DataImportAutoConfiguration {

    @Bean
    ImportRepository importRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        return new ImportRepository(jdbc, batches);
    }

    @Bean
    ImportJob importJob(ImportRepository imports, List<ImportTarget> targets, PlatformTransactionManager transactions) {
        return new ImportJob(imports, targets, transactions);
    }

    @Bean
    ImportService importService(ImportRepository imports, ImportJob job) {
        return new ImportService(imports, job);
    }
}
