package io.tieout.localstack.part;

import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.machine.Secrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The environment variables that a service is configured by.
///
/// @param partitions of the topics that services make at their first start
/// @param demoUsers whether identity-service makes one user per role for trying things out
/// @param sealLog the file that the ledger appends the journal's checkpoints to
/// @param extra more variables per part, which win
public record ServiceEnvironment(
        Ports ports,
        Secrets secrets,
        Profile profile,
        Company company,
        int partitions,
        boolean demoUsers,
        Path sealLog,
        Map<Part, Map<String, String>> extra) {

    public int port(Part part) {
        return switch (part) {
            case POSTGRESQL -> ports.postgresql();
            case KAFKA -> ports.kafka();
            case IDENTITY -> ports.identity();
            case CUSTOMER -> ports.customer();
            case SALES -> ports.sales();
            case LEDGER -> ports.ledger();
            case RECONCILIATION -> ports.reconciliation();
            case GATEWAY -> ports.gateway();
        };
    }

    Map<String, String> of(Part part) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", String.valueOf(port(part)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("TIEOUT_ISSUER", url(ports.gateway()));
        environment.put("TIEOUT_JWKS_URI", url(ports.identity()) + "/oauth2/jwks");
        // Fewer arenas for native memory: glibc's default takes many megabytes per process and gives nothing here.
        environment.put("MALLOC_ARENA_MAX", "2");
        if (part.hasDatabase()) {
            environment.put("TIEOUT_DB_URL", PostgresServer.jdbcUrl(ports.postgresql(), part.database()));
            environment.put("TIEOUT_DB_USER", part.database() + "_app");
            environment.put("TIEOUT_DB_PASSWORD", secrets.getOrCreate(part.database() + "_app"));
            environment.put("TIEOUT_KAFKA", "127.0.0.1:" + ports.kafka());
            environment.put("TIEOUT_PARTITIONS", String.valueOf(partitions));
            environment.put("TIEOUT_DB_POOL", String.valueOf(profile.connectionsPerService()));
        }
        if (part == Part.IDENTITY) {
            environment.put("TIEOUT_COMPANY_NAME", company.name());
            environment.put("TIEOUT_COMPANY_CURRENCY", company.currency());
            environment.put("TIEOUT_COMPANY_TIMEZONE", company.timezone());
            environment.put("TIEOUT_COMPANY_LOCALE", company.locale());
            environment.put("TIEOUT_COMPANY_FISCAL_YEAR_START_MONTH", String.valueOf(company.fiscalYearStart()));
            environment.put("TIEOUT_OPERATOR_SECRET", secrets.getOrCreate("operator"));
            environment.put("TIEOUT_ADMIN_PASSWORD", secrets.getOrCreate("admin"));
            environment.put("TIEOUT_KEY_ENCRYPTION_SECRET", secrets.getOrCreate("key-encryption"));
            if (demoUsers) {
                environment.put("TIEOUT_DEMO_PASSWORD", secrets.getOrCreate("demo"));
            }
        }
        if (part == Part.CUSTOMER) {
            environment.put(
                    "TIEOUT_CUSTOMER_KEYSET_FILE",
                    secrets.keysetFile("customer-keyset").toString());
        }
        if (part == Part.LEDGER) {
            environment.put(
                    "TIEOUT_SEAL_KEY_FILE", secrets.signingKeyFile("seal").toString());
            environment.put("TIEOUT_SEAL_LOG", sealLog.toString());
        }
        if (part == Part.RECONCILIATION) {
            environment.put("TIEOUT_MAIL_ADDRESS_KEY", secrets.getOrCreate("mail-address-key"));
        }
        if (part == Part.CUSTOMER) {
            environment.put("TIEOUT_SALES_URL", url(ports.sales()));
            environment.put("TIEOUT_LEDGER_URL", url(ports.ledger()));
        }
        if (part == Part.GATEWAY) {
            Part.services()
                    .filter(Part::hasDatabase)
                    .forEach(service -> environment.put("TIEOUT_" + service.name() + "_URL", url(port(service))));
        }
        environment.putAll(extra.getOrDefault(part, Map.of()));
        return environment;
    }

    /// What a migration run has on top: the owner's rights.
    Map<String, String> migration(Part part) {
        if (!part.hasDatabase()) {
            return Map.of();
        }
        return Map.of(
                "SPRING_FLYWAY_ENABLED",
                "true",
                "SPRING_FLYWAY_USER",
                part.database() + "_owner",
                "SPRING_FLYWAY_PASSWORD",
                secrets.getOrCreate(part.database() + "_owner"));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
