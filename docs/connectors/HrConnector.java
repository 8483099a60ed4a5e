import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A sample connector to an HR system. The system's file of sales people goes in: who is not a
/// representative yet becomes one, through the API. And back: when a user is disabled, the representative
/// leaves the team on that day, and a line for the HR system says so. See hr.md beside this file.
///
/// `java HrConnector.java`, with no library and no build; a real one would read JSON with a library.
public final class HrConnector {

    private static final String WANTED = "tieout.identity.user-state.v1";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pattern DISABLED = Pattern.compile("\"disabled\"\\s*:\\s*true");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String secret = setting("WEBHOOK_SECRET");
    private final URI api = URI.create(setting("TIEOUT_API"));
    private final String token = setting("TIEOUT_TOKEN");
    private final Path people = Path.of(setting("PEOPLE_FILE"));
    private final Path log = Path.of(setting("LOG_FILE"));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var connector = new HrConnector();
        connector.hireAll();
        int port = Integer.parseInt(setting("PORT"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/tieout", connector::take);
        server.start();
        System.out.println("Listening on " + server.getAddress().getPort());
    }

    /// 2xx only when the team was left: whatever else is answered, the event comes again.
    private void take(HttpExchange exchange) throws IOException {
        int status;
        try {
            status = answer(exchange, exchange.getRequestBody().readAllBytes());
        } catch (IOException e) {
            System.err.println("Not taken, to come again: " + e);
            status = 503;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 503;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        if (!isSigned(exchange, body)) {
            return 401;
        }
        var event = new String(body, StandardCharsets.UTF_8);
        if (text(event, "type").equals(WANTED) && DISABLED.matcher(event).find()) {
            leave(text(event, "userId"));
        }
        return 204;
    }

    /// As Standard Webhooks says: one of the signatures is ours, and the message is of now.
    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var time = headers.getFirst("webhook-timestamp");
        var signatures = headers.getFirst("webhook-signature");
        if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
            return false;
        }
        long age = Math.abs(CLOCK.instant().getEpochSecond() - Long.parseLong(time));
        if (age > TOLERANCE.toSeconds()) {
            return false;
        }
        var expected = sign(id + "." + time + ".", body).getBytes(StandardCharsets.US_ASCII);
        for (var signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private String sign(String prefix, byte[] body) {
        try {
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each line of the file: user id; name; team id; first day. A line that was done is done once: the key
    /// of each request is the same each time.
    private void hireAll() throws IOException, InterruptedException {
        for (var line : Files.readAllLines(people)) {
            var person = line.split(";", -1);
            if (person.length != 4) {
                throw new IOException("Not user id; name; team id; first day: " + line);
            }
            if (representative(person[0]).isEmpty()) {
                var body = """
                        {"userId":"%s","name":"%s","teamId":"%s","from":"%s"}
                        """.formatted(person[0], escape(person[1]), person[2], person[3]);
                post("/api/v1/representatives", body, "hr-hire-" + person[0], "");
                write("hired", person[0]);
            }
        }
    }

    private void leave(String userId) throws IOException, InterruptedException {
        var found = representative(userId);
        var version = Pattern.compile("\"version\"\\s*:\\s*(\\d+)").matcher(found);
        if (!version.find() || text(found, "teamId").isEmpty()) {
            return; // No representative, or in no team any more: the event comes at least once.
        }
        var id = text(found, "representativeId");
        var body = "{\"from\":\"" + LocalDate.now(CLOCK) + "\"}";
        var key = "hr-leave-" + id + "-" + version.group(1);
        post("/api/v1/representatives/" + id + "/changes", body, key, "\"" + version.group(1) + "\"");
        write("left", userId);
    }

    /// The representative that is this user, as JSON; empty when there is none.
    private String representative(String userId) throws IOException, InterruptedException {
        var response = http.send(
                request("/api/v1/representatives").build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The representatives were not given: " + response.statusCode());
        }
        return Pattern.compile("\\{[^{}]*}")
                .matcher(response.body())
                .results()
                .map(MatchResult::group)
                .filter(one -> text(one, "userId").equals(userId))
                .findFirst()
                .orElse("");
    }

    private void post(String path, String body, String key, String ifMatch) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " was refused: " + response.statusCode() + " " + response.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10));
    }

    private synchronized void write(String what, String userId) throws IOException {
        Files.writeString(log, what + ";" + userId + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// The first text member of this name.
    private static String text(String json, String name) {
        var member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return member.find() ? member.group(1) : "";
    }

    private static String setting(String name) {
        Map<String, String> environment = System.getenv();
        if (!environment.containsKey(name)) {
            throw new IllegalStateException("The environment variable " + name + " is missing");
        }
        return environment.get(name);
    }
}
