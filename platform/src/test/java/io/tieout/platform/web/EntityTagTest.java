package io.tieout.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.platform.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @Test
    void isTheVersionInQuotes() {
        assertThat(EntityTag.of(7)).isEqualTo("\"7\"");
        assertThat(EntityTag.required(" \"7\" ")).isEqualTo(7);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void asksForVersionWhenThereIsNone(@Nullable String ifMatch) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> EntityTag.required(ifMatch))
                .satisfies(refusal -> {
                    assertThat(refusal.status().value()).isEqualTo(428);
                    assertThat(refusal.code()).isEqualTo("if-match-required");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "*", "\"7\", \"8\"", "\"abc\"", "\"-1\"", "\"9999999999999999999\""})
    void refusesAnythingElse(String ifMatch) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> EntityTag.required(ifMatch))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("invalid-if-match"));
    }
}
