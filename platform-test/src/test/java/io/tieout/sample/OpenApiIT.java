package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.platformtest.OpenApiContract;
import io.tieout.platformtest.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class OpenApiIT {

    @Autowired
    private RestTestClient client;

    @TempDir
    private Path folder;

    @Test
    void describesMoneyIdsAndProblems() {
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.components.schemas.Problem.properties.code.type")
                .isEqualTo("string")
                .jsonPath("$.components.schemas.WriteNoteRequestLine.properties.amount.properties.amount.type")
                .isEqualTo("string")
                .jsonPath("$.components.schemas.NoteResponse.properties.id.type")
                .isEqualTo("string")
                .jsonPath("$.paths['/api/v1/notes/who'].get.parameters")
                .doesNotExist()
                .jsonPath("$.paths['/api/v1/notes'].post.responses.default.content['application/problem+json']")
                .exists()
                .jsonPath("$.paths['/api/v1/notes/who'].get.operationId")
                .isEqualTo("whoNote")
                .jsonPath("$.paths['/api/v1/notes/who'].get['x-access'].scope")
                .isEqualTo("notes:read")
                .jsonPath("$.paths['/api/v1/notes/once'].post.parameters[?(@.name == 'Idempotency-Key')].required")
                .isEqualTo(true)
                .jsonPath("$.components.schemas.Problem.properties.facts")
                .doesNotExist()
                .jsonPath("$.paths['/internal/checks']")
                .doesNotExist();
    }

    @Test
    void findsDifferenceFromCommittedApi() throws IOException {
        var file = folder.resolve("sample.json");
        System.setProperty("openapi.update", "true");
        try {
            OpenApiContract.in(file).verify(client);
        } finally {
            System.clearProperty("openapi.update");
        }
        assertThatCode(() -> OpenApiContract.in(file).verify(client)).doesNotThrowAnyException();

        Files.writeString(file, Files.readString(file).replace("/api/v1/notes/who", "/api/v1/notes/whom"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> OpenApiContract.in(file).verify(client))
                .withMessageContaining("- /paths//api/v1/notes/whom")
                .withMessageContaining("+ /paths//api/v1/notes/who");
    }

    @Test
    void asksForTheFileWhenThereIsNone() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> OpenApiContract.in(folder.resolve("none.json")).verify(client))
                .withMessageContaining("-Dopenapi.update=true");
    }
}
