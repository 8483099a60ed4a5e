package io.tieout.reconciliation.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.bankstatement.LineChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class LineStreamIT {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final int port;
    private final JdbcClient jdbc;
    private final BankLineService lines;
    private final LineChangeRepository changes;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;
    private final MatchingScene scene;
    private final Person ann;
    private final List<Stream> open = new ArrayList<>();

    LineStreamIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired BankLineService lines,
            @Autowired LineChangeRepository changes,
            @Autowired PlatformTransactionManager transactions,
            @LocalServerPort int port) {
        this.port = port;
        this.jdbc = jdbc;
        this.lines = lines;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var stream : open) {
            stream.close();
        }
    }

    @Test
    void tellsWhatChangesAndGoesOnWhereItStopped() throws IOException, InterruptedException {
        var stream = open(ann, null);
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.next()).containsEntry("event", "ready");

        var line = scene.receive("33.00", "NOBODY KNOWN", "");
        scene.awaitProposal(line);
        var kinds = new ArrayList<String>();
        var last = "";
        while (!kinds.contains("PROPOSAL")) {
            var event = stream.next();
            assertThat(event).containsEntry("event", "change");
            assertThat(event.get("data")).contains(line.toString());
            kinds.add(event.getOrDefault("data", "").replaceAll(".*\"kind\":\"([A-Z]+)\".*", "$1"));
            last = event.getOrDefault("id", "");
        }
        assertThat(kinds).containsExactly("STATE", "PROPOSAL");

        // While nobody watches.
        ann.post("/api/v1/bank-lines/" + line + "/comments", "{\"text\":\"who is it\"}");
        ann.post("/api/v1/workbench/lines/" + line + "/assign", "{}");

        var again = open(ann, last);
        assertThat(again.next()).containsEntry("event", "ready").containsEntry("id", last);
        assertThat(again.next().get("data")).contains("\"kind\":\"COMMENT\"");
        assertThat(again.next().get("data")).contains("\"kind\":\"OWNER\"");
    }

    @Test
    void missesNothingThatIsCommittedLate() {
        var early = Ids.next();
        var late = Ids.next();
        var start = changes.now();

        transaction.executeWithoutResult(slow -> {
            lines.changed(scene.company, List.of(late), LineChange.COMMENT);
            beside.executeWithoutResult(quick -> lines.changed(scene.company, List.of(early), LineChange.COMMENT));
            // It is committed, but what is under way has its place before it.
            beside.executeWithoutResult(
                    look -> assertThat(changes.after(scene.company, start, 10)).isEmpty());
        });

        await().atMost(MatchingScene.LIMIT).untilAsserted(() -> assertThat(changes.after(scene.company, start, 10))
                .flatExtracting(LineChangeResponse::lineIds)
                .containsExactly(late, early));
        var first = changes.after(scene.company, start, 1).getFirst();
        assertThat(changes.after(scene.company, first.position(), 10))
                .flatExtracting(LineChangeResponse::lineIds)
                .containsExactly(early);
        assertThat(changes.after(Ids.next(), start, 10)).isEmpty();
    }

    @Test
    void saysWhatCannotBeCaughtUpWith() throws IOException, InterruptedException {
        for (var id : List.of("nonsense", "999999999999999999-1")) {
            assertThat(open(ann, id).next()).as(id).containsEntry("event", "reset");
        }

        var start = changes.now();
        lines.changed(scene.company, List.of(Ids.next()), LineChange.COMMENT);
        jdbc.sql("update bank_line_change set changed_at = changed_at - interval '3 days' where company_id = :company")
                .param("company", scene.company)
                .update();
        assertThat(changes.isLost(start)).isFalse();
        assertThat(changes.purge(Duration.ofDays(2))).isFalse();
        assertThat(changes.isLost(start)).isTrue();
        assertThat(changes.isLost(changes.now())).isFalse();
    }

    @Test
    void keepsEachUserToAFewStreams() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            assertThat(open(ann, null).next()).containsEntry("event", "ready");
        }

        var fifth = open(ann, null);
        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.line()).contains("\"too-many-streams\"");
        assertThat(open(scene.person("ben", Role.AUDITOR), null).status()).isEqualTo(200);
        assertThat(open(scene.person("eve", Role.SALES_REPRESENTATIVE), null).status())
                .isEqualTo(403);
    }

    private Stream open(Person person, @Nullable String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/workbench/stream"))
                .timeout(MatchingScene.LIMIT)
                .header("Authorization", person.token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        var stream = new Stream(
                response.statusCode(),
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        open.add(stream);
        return stream;
    }

    private record Stream(int status, BufferedReader reader) {

        String line() throws IOException {
            var line = reader.readLine();
            return line == null ? "" : line;
        }

        /// The fields of the next event.
        Map<String, String> next() throws IOException {
            var fields = new LinkedHashMap<String, String>();
            while (true) {
                var line = reader.readLine();
                if (line == null) {
                    return fields;
                }
                if (line.isEmpty() && fields.containsKey("event")) {
                    return fields;
                }
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        }

        void close() throws IOException {
            reader.close();
        }
    }
}
