package io.tieout.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonDifferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "same", textBlock = """
            {"a":1,"b":2}     | {"b":2,"a":1}     | same
            {"a":1.5}         | {"a":1.50}        | same
            {"a":1}           | {"a":2}           | /a
            {"a":1}           | {}                | /a
            {}                | {"a":null}        | /a
            {"a":[1,2]}       | {"a":[1,3]}       | /a/1
            {"a":[1]}         | {"a":[1,2]}       | /a/1
            {"a":[{"b/c":1}]} | {"a":[{"b/c":2}]} | /a/0/b~1c
            {"a":"1"}         | {"a":1}           | /a
            [1]               | {"a":1}           | ``
            null              | null              | same
            """)
    void pointsAtTheFirstDifference(String left, String right, @Nullable String pointer) {
        var json = JsonMapper.shared();

        assertThat(JsonDifference.first(json.readTree(left), json.readTree(right)))
                .isEqualTo(Optional.ofNullable(pointer));
    }
}
