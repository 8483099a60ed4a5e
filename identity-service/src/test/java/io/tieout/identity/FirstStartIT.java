package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platformtest.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts, stops and starts again, as the launcher does. There is no broker: it is not needed to be ready.
class FirstStartIT {

    private static final String[] FIRST_START = {
        "--TIEOUT_COMPANY_NAME=Nusantara Trading",
        "--TIEOUT_COMPANY_CURRENCY=IDR",
        "--TIEOUT_COMPANY_TIMEZONE=Asia/Jakarta",
        "--TIEOUT_COMPANY_LOCALE=id",
        "--TIEOUT_ADMIN_PASSWORD=" + IdentityTest.PASSWORD,
        "--TIEOUT_OPERATOR_SECRET=" + IdentityTest.OPERATOR_SECRET
    };

    private final TestDatabase database = TestDatabase.create();
    private final int port = freePort();

    @Test
    void refusesFirstStartThatLacksItsSecretsAndNamesThem() {
        assertThatThrownBy(() -> start(Arrays.copyOf(FIRST_START, 4)).close())
                .hasMessageContaining("TIEOUT_ADMIN_PASSWORD, TIEOUT_OPERATOR_SECRET")
                .hasMessageNotContaining("TIEOUT_COMPANY_NAME");
    }

    @Test
    void refusesFirstStartWithUnknownCurrencyAndKeepsNothing() {
        var arguments = FIRST_START.clone();
        arguments[1] = "--TIEOUT_COMPANY_CURRENCY=euro";

        assertThatThrownBy(() -> start(arguments).close()).hasMessageContaining("'euro' is no ISO 4217 currency");

        try (var service = start(FIRST_START)) {
            assertThat(count(service, "company")).isOne();
        }
    }

    @Test
    void refusesToStartWithoutASecretForItsKeysAndNamesIt() {
        for (var secret : List.of("", "too short")) {
            assertThatThrownBy(() -> start(with(FIRST_START, "--TIEOUT_KEY_ENCRYPTION_SECRET=" + secret))
                            .close())
                    .hasStackTraceContaining("set TIEOUT_KEY_ENCRYPTION_SECRET to a random text");
        }
    }

    @Test
    void keepsNoPrivateKeyInTheClearAndRefusesToStartWithAnotherSecret() throws Exception {
        try (var service = start(FIRST_START)) {
            assertThat(storedKeys(service)).hasSize(1).allSatisfy(FirstStartIT::isNoPrivateKey);
        }

        assertThatThrownBy(() -> start("--TIEOUT_KEY_ENCRYPTION_SECRET=another-" + IdentityTest.KEY_SECRET)
                        .close())
                .hasStackTraceContaining("it needs the TIEOUT_KEY_ENCRYPTION_SECRET that it was made with");

        try (var service = start()) {
            assertThat(get("/api/v1/company", token()).statusCode()).isEqualTo(200);
            assertThat(storedKeys(service)).hasSize(1);
        }
    }

    @Test
    void replacesTheKeysThatAnEarlierVersionKeptInTheClear() throws Exception {
        migrateTo("0106");
        var plain = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        try (var connection = database.connectAsOwner();
                var insert = connection.prepareStatement("insert into signing_key values ('old', ?, ?, now())")) {
            insert.setBytes(1, plain.getPrivate().getEncoded());
            insert.setBytes(2, plain.getPublic().getEncoded());
            insert.execute();
        }

        try (var service = start(FIRST_START)) {
            assertThat(get("/oauth2/jwks", null).body()).doesNotContain("\"old\"");
            assertThat(get("/api/v1/company", token()).statusCode()).isEqualTo(200);
            assertThat(storedKeys(service)).hasSize(1).allSatisfy(FirstStartIT::isNoPrivateKey);
        }
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.url(), database.ownerRole(), TestDatabase.PASSWORD)
                .locations("classpath:db/platform", "classpath:db/migration")
                .outOfOrder(true)
                .placeholders(Map.of("appRole", database.appRole()))
                .target(version)
                .load()
                .migrate();
    }

    private static List<byte[]> storedKeys(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select encrypted_private_key from signing_key")
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    private static void isNoPrivateKey(byte[] stored) {
        assertThatThrownBy(() -> KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(stored)))
                .isInstanceOf(InvalidKeySpecException.class);
    }

    private static String[] with(String[] arguments, String more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void changesNothingAtTheSecondStartAndKeepsItsKeys() throws Exception {
        String keys;
        String token;
        try (var service = start(FIRST_START)) {
            keys = get("/oauth2/jwks", null).body();
            token = token();
            assertThat(get("/api/v1/company", token).body()).contains("Asia/Jakarta");
            assertThat(count(service, "app_user")).isOne();
        }

        try (var service = start()) {
            assertThat(get("/oauth2/jwks", null).body()).isEqualTo(keys);
            assertThat(get("/api/v1/company", token).statusCode()).isEqualTo(200);
            assertThat(count(service, "company")).isOne();
            assertThat(count(service, "app_user")).isOne();
            assertThat(count(service, "client")).isEqualTo(2);
            assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void addsDemoUsersAtALaterStartOnce() {
        try (var service = start(FIRST_START)) {
            assertThat(count(service, "app_user")).isOne();
        }
        for (int run = 0; run < 2; run++) {
            try (var service = start("--TIEOUT_DEMO_PASSWORD=" + IdentityTest.PASSWORD)) {
                assertThat(count(service, "app_user")).isEqualTo(7);
            }
        }
    }

    @Test
    void signsWithTheNewKeyAfterRotationAndStillAcceptsTheOldOne() throws Exception {
        try (var service = start(FIRST_START)) {
            assertThat(service.isActive()).isTrue();
            var before = token();

            var rotated = post("/internal/signing-keys", before);

            assertThat(rotated.statusCode()).isEqualTo(201);
            var newest = rotated.body().replaceAll(".*\"keyId\":\"([^\"]+)\".*", "$1");
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(2))
                    .until(() -> CodeFlow.header(token()).get("kid").asString().equals(newest));
            assertThat(get("/oauth2/jwks", null).body())
                    .contains(newest, CodeFlow.header(before).get("kid").asString())
                    .doesNotContain("\"d\":");
            assertThat(get("/api/v1/company", before).statusCode()).isEqualTo(200);
            assertThat(get("/api/v1/company", token()).statusCode()).isEqualTo(200);
        }
    }

    private String token() {
        var answer = new CodeFlow(new Browser(port))
                .clientCredentials("tieout-operator", IdentityTest.OPERATOR_SECRET, Map.of());
        return CodeFlow.json(answer).get("access_token").asString();
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)), token);
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.noBody()),
                token);
    }

    private static HttpResponse<String> send(
            HttpRequest.Builder request, @org.jspecify.annotations.Nullable String token) throws Exception {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int count(ConfigurableApplicationContext service, String table) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private ConfigurableApplicationContext start(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--TIEOUT_ISSUER=http://127.0.0.1:" + port,
                "--TIEOUT_JWKS_URI=http://127.0.0.1:" + port + "/oauth2/jwks",
                "--TIEOUT_DB_URL=" + database.url(),
                "--TIEOUT_DB_USER=" + database.appRole(),
                "--TIEOUT_DB_PASSWORD=" + TestDatabase.PASSWORD,
                "--TIEOUT_KAFKA=127.0.0.1:1",
                "--TIEOUT_LOG_FORMAT=",
                "--TIEOUT_KEY_ENCRYPTION_SECRET=" + IdentityTest.KEY_SECRET,
                "--spring.flyway.enabled=true",
                "--spring.flyway.user=" + database.ownerRole(),
                "--spring.flyway.password=" + TestDatabase.PASSWORD,
                "--logging.level.org.apache.kafka=OFF"));
        // An option that is given twice would become a list.
        Stream.of(arguments).forEach(argument -> {
            var name = argument.substring(0, argument.indexOf('=') + 1);
            all.removeIf(other -> other.startsWith(name));
            all.add(argument);
        });
        return new SpringApplicationBuilder(IdentityServiceApplication.class).run(all.toArray(String[]::new));
    }

    /// Below those that the system hands out to whoever asks for any: one of these could be taken between two starts.
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: another one.
            }
        }
        throw new IllegalStateException("found no free port");
    }
}
