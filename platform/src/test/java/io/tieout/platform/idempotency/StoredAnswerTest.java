package io.tieout.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

class StoredAnswerTest {

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void keepsASuccessWithItsBody() {
        var answer = StoredAnswer.of(ResponseEntity.ok(Map.of("a", 1)), json);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    @Test
    void refusesToRememberARefusal() {
        assertThatThrownBy(() ->
                        StoredAnswer.of(ResponseEntity.unprocessableContent().build(), json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("422");
    }
}
