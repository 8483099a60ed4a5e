package io.tieout.reconciliation.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A month in which much goes wrong, each thing with its label: what is found is what was done, and nothing else.
@ServiceTest
class DiscrepancyQualityIT {

    private static final int OF_EACH = 5;

    private final MatchingScene scene;
    private final FollowUpJob job;
    private final Map<DiscrepancyKind, Set<UUID>> labels = new EnumMap<>(DiscrepancyKind.class);
    private int number;

    DiscrepancyQualityIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired FollowUpJob job,
            @Autowired JdbcClient jdbc) {
        this.scene = new MatchingScene(client, probe, jdbc);
        this.job = job;
    }

    @Test
    void findsMissingShortOverDoubleAndForeignPaymentsAndNothingElse() {
        for (int i = 0; i < OF_EACH; i++) {
            goesWell(i);
            comesShort(i);
            comesOver(i);
            comesTwice(i);
            comesFromAnother(i);
            comesFromNowhere(i);
            label(DiscrepancyKind.MISSING_PAYMENT, scene.invoice(next(), amount(60, i)));
        }
        await().atMost(MatchingScene.LIMIT)
                .until(() -> scene.count("select count(*) from match_request where company_id = :company") == 0
                        && scene.count("""
                                select count(*) from bank_line
                                where company_id = :company and queue_state = 'WAITING'
                                """) == 0);
        job.follow(scene.company);

        var found = found();
        var kinds = new HashSet<>(labels.keySet());
        kinds.addAll(found.keySet());
        var report = new StringBuilder("discrepancies       labelled  found  right  precision  recall\n");
        int labelled = 0;
        int reported = 0;
        int right = 0;
        for (var kind : kinds.stream().sorted().toList()) {
            var wanted = labels.getOrDefault(kind, Set.of());
            var got = found.getOrDefault(kind, Set.of());
            int both = (int) got.stream().filter(wanted::contains).count();
            labelled += wanted.size();
            reported += got.size();
            right += both;
            report.append(line(kind.name(), wanted.size(), got.size(), both));
        }
        report.append(line("all", labelled, reported, right));
        System.out.println(report);
        assertThat(right).as("precision\n%s", report).isEqualTo(reported);
        assertThat(right).as("recall\n%s", report).isEqualTo(labelled).isEqualTo(6 * OF_EACH);
    }

    private static String line(String name, int labelled, int found, int right) {
        return "%-18s  %8d  %5d  %5d  %9s  %6s%n"
                .formatted(name, labelled, found, right, percent(right, found), percent(right, labelled));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "-" : part * 100 / whole + " %";
    }

    private void goesWell(int i) {
        var number = next();
        var invoice = scene.invoice(number, amount(10, i));
        settle(invoice, scene.receive(amount(10, i), "LINDNER WEBEREI", number), amount(10, i));
    }

    private void comesShort(int i) {
        var number = next();
        scene.invoice(number, amount(20, i));
        label(DiscrepancyKind.UNDERPAID, scene.receive(amount(14, i), "LINDNER WEBEREI", number));
    }

    private void comesOver(int i) {
        var number = next();
        var invoice = scene.invoice(number, amount(30, i));
        var line = scene.receive(amount(33, i), "LINDNER WEBEREI", number);
        label(DiscrepancyKind.OVERPAID, line);
        settle(invoice, line, amount(30, i));
    }

    private void comesTwice(int i) {
        var number = next();
        var invoice = scene.invoice(number, amount(40, i));
        settle(invoice, scene.receive(amount(40, i), "LINDNER WEBEREI", number), amount(40, i));
        label(DiscrepancyKind.DUPLICATE, scene.receive(amount(40, i), "LINDNER WEBEREI", number));
    }

    private void comesFromAnother(int i) {
        var number = next();
        var invoice = scene.invoice(number, amount(50, i));
        var line = scene.receive(amount(50, i), "TREUHAND OST", number);
        label(DiscrepancyKind.WRONG_PAYER, line);
        settle(invoice, line, amount(50, i));
    }

    private void comesFromNowhere(int i) {
        label(DiscrepancyKind.UNKNOWN_MONEY, scene.receive(amount(77, i), "NOBODY KNOWN", "thank you"));
    }

    private void settle(UUID invoice, UUID line, String amount) {
        var match = scene.awaitMatch(line);
        scene.applied(match, line);
        scene.paid(invoice, 2, amount, match);
    }

    private void label(DiscrepancyKind kind, UUID subject) {
        labels.computeIfAbsent(kind, key -> new HashSet<>()).add(subject);
    }

    /// By the line, or by the item where there is none.
    private Map<DiscrepancyKind, Set<UUID>> found() {
        var found = new HashMap<DiscrepancyKind, Set<UUID>>();
        scene.person("ann", Role.AUDITOR)
                .get("/api/v1/discrepancies?status=OPEN&limit=200")
                .body()
                .at("/items")
                .values()
                .forEach(item -> found.computeIfAbsent(
                                DiscrepancyKind.valueOf(item.at("/kind").asString()), key -> new HashSet<>())
                        .add(UUID.fromString(
                                (item.has("lineId") ? item.at("/lineId") : item.at("/subjectId")).asString())));
        return found;
    }

    private String next() {
        return "INV-2026-%06d".formatted(++number);
    }

    /// No two are alike.
    private static String amount(int tens, int i) {
        return BigDecimal.valueOf(tens * 1000L + i * 37L, 2).toPlainString();
    }
}
