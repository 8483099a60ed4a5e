package io.tieout.platformtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares the API that a service describes at `/v3/api-docs` with the one that is committed in `docs/api`.
///
/// ```java
/// @Test
/// void describesItsApiAsCommitted() {
///     OpenApiContract.of("ledger-service").verify(client);
/// }
/// ```
/// A wanted change is committed by running the test once with `-Dopenapi.update=true`.
public final class OpenApiContract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int SHOWN_DIFFERENCES = 40;

    private final Path file;

    private OpenApiContract(Path file) {
        this.file = file;
    }

    /// @param service the module's name, for example `ledger-service`
    public static OpenApiContract of(String service) {
        return new OpenApiContract(Repository.root().resolve("docs/api").resolve(service + ".json"));
    }

    /// For a file elsewhere.
    public static OpenApiContract in(Path file) {
        return new OpenApiContract(file);
    }

    public void verify(RestTestClient client) {
        var answer = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        if (answer == null) {
            throw new AssertionError("/v3/api-docs is empty");
        }
        compare(JSON.readValue(answer, Object.class));
    }

    private void compare(Object described) {
        try {
            var actual = normalised(described);
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, JSON.writeValueAsString(actual) + "\n");
                return;
            }
            if (!Files.exists(file)) {
                throw new AssertionError("There is no " + file + ": run this test with -Dopenapi.update=true");
            }
            var differences = new ArrayList<String>();
            differences("", normalised(JSON.readValue(Files.readString(file), Object.class)), actual, differences);
            if (!differences.isEmpty()) {
                throw new AssertionError("The API differs from " + file + " at\n"
                        + String.join("\n", differences.subList(0, Math.min(SHOWN_DIFFERENCES, differences.size())))
                        + "\nIf that is wanted: run this test with -Dopenapi.update=true and commit the file");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object normalised(@Nullable Object node) {
        if (node instanceof Map<?, ?> object) {
            var sorted = new TreeMap<String, @Nullable Object>();
            object.forEach((name, value) -> sorted.put(String.valueOf(name), normalised(value)));
            // The address is that of whoever asked.
            sorted.remove("servers");
            return sorted;
        }
        if (node instanceof List<?> list) {
            return list.stream().map(OpenApiContract::normalised).toList();
        }
        return node;
    }

    private static void differences(
            String pointer, @Nullable Object committed, @Nullable Object actual, List<String> found) {
        if (committed instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            left.forEach((name, value) -> {
                if (right.containsKey(name)) {
                    differences(pointer + "/" + name, value, right.get(name), found);
                } else {
                    found.add("- " + pointer + "/" + name);
                }
            });
            right.keySet().stream()
                    .filter(name -> !left.containsKey(name))
                    .forEach(name -> found.add("+ " + pointer + "/" + name));
            return;
        }
        if (committed == null ? actual != null : !committed.equals(actual)) {
            found.add("  " + pointer + ": committed " + committed + ", now " + actual);
        }
    }
}
