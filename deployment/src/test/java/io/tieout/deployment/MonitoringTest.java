package io.tieout.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts and dashboards speak of figures and tables that exist.
class MonitoringTest {

    private static final Pattern OWN = Pattern.compile("\"(tieout(?:\\.[a-z-]+){2,})\"");
    private static final Pattern METRIC = Pattern.compile(
            "\\b(tieout_[a-z_]+|http_server_[a-z_]+|spring_cloud_[a-z_]+|hikaricp_[a-z_]+|jvm_[a-z_]+|process_[a-z_]+"
                    + "|kafka_[a-z_]+|cnpg_[a-z_]+)\\b");
    /// What the libraries and operators export, as seen on a running service.
    private static final Set<String> FOREIGN = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_bucket",
            "spring_cloud_gateway_requests_seconds_count",
            "spring_cloud_gateway_requests_seconds_bucket",
            "hikaricp_connections_active",
            "hikaricp_connections_pending",
            "hikaricp_connections_max",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "jvm_gc_pause_seconds_sum",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "kafka_consumergroup_lag");

    private static JsonNode rule() {
        return Repository.parse(Repository.text("k8s/base/monitoring/rules.yaml"))
                .getFirst();
    }

    private static List<String> expressions(String dashboard) {
        return dashboard(dashboard).findValuesAsText("expr");
    }

    private static JsonNode dashboard(String name) {
        try {
            return new ObjectMapper().readTree(Repository.text("k8s/base/monitoring/dashboards/" + name + ".json"));
        } catch (IOException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static Set<String> exported() {
        var names = new HashSet<String>();
        Stream.concat(Repository.SERVICES.stream(), Stream.of("platform"))
                .map(Repository::sources)
                .forEach(sources -> OWN.matcher(sources)
                        .results()
                        .forEach(match -> names.add(match.group(1).replaceAll("[.-]", "_"))));
        return names;
    }

    private static void assertExported(List<String> expressions) {
        var exported = exported();
        assertThat(figures(expressions)).isNotEmpty().allSatisfy(metric -> assertThat(isExported(metric, exported))
                .as(metric)
                .isTrue());
    }

    /// As Micrometer writes names for Prometheus: the unit and the kind stand last.
    private static boolean isExported(String metric, Set<String> exported) {
        var name = metric.replaceFirst("_(count|sum|bucket|max|total)$", "");
        return FOREIGN.contains(metric)
                || exported.contains(name)
                || exported.contains(name.replaceFirst("_seconds$", ""));
    }

    /// All figures of our own processes that alerts and dashboards ask for.
    static Set<String> figuresOfServices() {
        return figures(Stream.of(rule().findValuesAsText("expr"), expressions("business"), expressions("technical"))
                        .flatMap(List::stream)
                        .toList())
                .stream()
                .filter(figure -> !figure.startsWith("kafka_"))
                .collect(Collectors.toSet());
    }

    private static Set<String> figures(List<String> expressions) {
        var used = new TreeSet<String>();
        expressions.forEach(
                expression -> METRIC.matcher(expression).results().forEach(match -> used.add(match.group(1))));
        return used;
    }

    @Test
    void alertsOnFiguresThatAreExported() {
        assertExported(rule().findValuesAsText("expr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"business", "technical"})
    void drawsFiguresThatAreExported(String dashboard) {
        assertExported(expressions(dashboard));
        assertThat(dashboard(dashboard).get("uid").textValue()).isEqualTo("tieout-" + dashboard);
        assertThat(dashboard(dashboard).get("panels")).hasSizeGreaterThan(4).allSatisfy(panel -> {
            assertThat(panel.get("title").textValue()).isNotBlank();
            assertThat(panel.get("description").textValue()).isNotBlank();
        });
    }

    private static String expression(String alert) {
        for (var group : rule().at("/spec/groups")) {
            for (var rule : group.get("rules")) {
                if (rule.path("alert").asText().equals(alert)) {
                    return rule.get("expr").textValue();
                }
            }
        }
        throw new IllegalArgumentException(alert);
    }

    private static String record(String name) {
        for (var rule : rule().at("/spec/groups/0/rules")) {
            if (rule.path("record").asText().equals(name)) {
                return rule.get("expr").textValue();
            }
        }
        throw new IllegalArgumentException(name);
    }

    /// The promises of docs/operations.md: each has its alert, with the promised figure in it.
    @Test
    void wakesSomebodyForEachPromise() {
        var settings = Repository.text("platform/src/main/resources/platform-defaults.properties");
        for (var window : List.of("5m", "30m", "1h", "6h")) {
            assertThat(record("tieout:event_lag_late:ratio_rate" + window))
                    .contains("tieout_inbox_lag_seconds_bucket{le=\"2.0\"}[" + window + "]")
                    .contains("tieout_inbox_lag_seconds_count[" + window + "]");
            assertThat(record("tieout:request_errors:ratio_rate" + window)).contains("[" + window + "]");
        }
        assertThat(settings).containsPattern("slo\\.tieout\\.inbox\\.lag=[^\n]*\\b2s\\b");
        assertThat(expression("EventsArriveLateFast"))
                .isEqualTo("tieout:event_lag_late:ratio_rate1h > 14.4 * 0.01"
                        + " and tieout:event_lag_late:ratio_rate5m > 14.4 * 0.01");
        assertThat(expression("EventsArriveLateSlow"))
                .isEqualTo("tieout:event_lag_late:ratio_rate6h > 6 * 0.01"
                        + " and tieout:event_lag_late:ratio_rate30m > 6 * 0.01");
        assertThat(expression("OutboxStandsStill")).endsWith("(tieout_outbox_oldest_age_seconds) > 30");
        assertThat(expression("EventsParked")).endsWith("(tieout_inbox_parked) > 0");
        assertThat(expression("InvariantBroken")).endsWith("(tieout_checks_broken) > 0");
        assertThat(expression("InvariantsNotChecked")).contains("tieout_checks_age_seconds");
        assertThat(expression("SealStandsStill")).contains("tieout_journal_sealed_total");
    }

    /// A process that is gone has no `up` of zero: it has none.
    @Test
    void missesEachServiceThatGivesNothingAtAll() {
        var away = expression("ServiceAway");
        assertThat(Stream.concat(Repository.SERVICES.stream(), Stream.of(Repository.GATEWAY)))
                .allSatisfy(service ->
                        assertThat(away).contains("absent(up{namespace=\"tieout\", service=\"" + service + "\"})"));
    }

    /// As the collectors name the pool that fills up: parallel, serial, G1.
    @Test
    void watchesTheHeapOfEachCollector() {
        var pools = Pattern.compile("id=~\"([^\"]+)\"").matcher(expression("HeapNearlyFull"));
        assertThat(pools.results().map(match -> match.group(1))).hasSize(2).allSatisfy(pool -> assertThat(
                        Stream.of("PS Old Gen", "Tenured Gen", "G1 Old Gen"))
                .allMatch(name -> name.matches(pool)));
    }

    @Test
    void refusesAFigureThatNobodyExports() {
        assertThat(isExported("tieout_outbox_oldest_age_seconds", exported())).isTrue();
        assertThat(isExported("tieout_outbox_oldest_size", exported())).isFalse();
        assertThat(isExported("jvm_memory_bytes_used", exported())).isFalse();
    }

    /// Figures of the business come from the read models themselves.
    @Test
    void asksTablesAndColumnsThatExist() {
        var queries = dashboard("business").findValuesAsText("rawSql");
        var migrations = new StringBuilder();
        for (var service : List.of("ledger-service", "reconciliation-service")) {
            try (var files = Files.list(Repository.path(service).resolve("src/main/resources/db/migration"))) {
                files.sorted().forEach(file -> migrations.append(Repository.text(file)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        var tables = new ArrayList<String>();
        queries.forEach(query -> Pattern.compile("\\b(?:from|join) (?!lateral)([a-z_]+)")
                .matcher(query)
                .results()
                .forEach(match -> tables.add(match.group(1))));

        assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(
                        migrations.toString().contains("create table " + table + " ("))
                .as(table)
                .isTrue());
        queries.forEach(query -> Pattern.compile("\\b[a-z]\\.([a-z_]+)")
                .matcher(query)
                .results()
                .forEach(column -> assertThat(Pattern.compile("\\b" + column.group(1) + "\\b")
                                .matcher(migrations)
                                .find())
                        .as(column.group())
                        .isTrue()));
    }

    @Test
    void hasARunbookForEachAlert() {
        var operations = Repository.text("docs/operations.md");
        var alerts = rule().findValuesAsText("alert");

        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates().allSatisfy(alert -> assertThat(operations)
                .contains("\n### " + alert + "\n"));
        assertThat(rule().findValuesAsText("runbook")).allSatisfy(link -> assertThat(
                        alerts.stream().map(alert -> "docs/operations.md#" + alert.toLowerCase(Locale.ROOT)))
                .contains(link));
        assertThat(Pattern.compile("^### ([A-Z]\\w+)$", Pattern.MULTILINE)
                        .matcher(operations)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(alerts);
    }
}
