package io.tieout.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.localstack.api.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventPositionsTest {

    private static final String TOPIC = "sales.order.v1";
    private static final String STATE = "ledger.invoice-state.v1";

    @Test
    void agreesWhenEachListenerStandsWhereTheOwnerStands() {
        var positions =
                EventPositions.of(Map.of("sales", produced(TOPIC, 3, "77"), "ledger", consumed(TOPIC, 3, "77")));
        assertThat(positions.differences()).isEmpty();
        assertThat(positions.events()).isEqualTo(3);
    }

    @Test
    void findsAListenerThatIsBehind() {
        var positions =
                EventPositions.of(Map.of("sales", produced(TOPIC, 3, "77"), "ledger", consumed(TOPIC, 2, "50")));
        assertThat(positions.differences()).containsExactly("ledger has dealt with 2 of 3 events of sales.order.v1");
    }

    @Test
    void findsEqualCountsOfDifferentEvents() {
        var positions =
                EventPositions.of(Map.of("sales", produced(TOPIC, 3, "77"), "ledger", consumed(TOPIC, 3, "78")));
        assertThat(positions.differences()).hasSize(1).first().asString().contains("other ones");
    }

    @Test
    void findsEventsThatNobodyPublished() {
        var positions = EventPositions.of(Map.of("ledger", consumed(TOPIC, 1, "5")));
        assertThat(positions.differences()).hasSize(1);
    }

    @Test
    void acceptsThatALateListenerSeesFewerStatesButNotMore() {
        assertThat(EventPositions.of(Map.of("ledger", produced(STATE, 9, "1"), "sales", consumed(STATE, 4, "2")))
                        .differences())
                .isEmpty();
        assertThat(EventPositions.of(Map.of("ledger", produced(STATE, 3, "1"), "sales", consumed(STATE, 4, "2")))
                        .differences())
                .hasSize(1);
    }

    @Test
    void showsWhoHearsOfWhatAndHowMuchWaits() {
        var positions = EventPositions.of(Map.of(
                "sales",
                produced(TOPIC, 12, "77"),
                "ledger",
                Json.read("{\"produced\":{\"%s\":{\"count\":9}},\"consumed\":{\"%s\":{\"count\":5}}}"
                        .formatted(STATE, TOPIC)),
                "customer",
                Json.read("{\"produced\":{},\"consumed\":{\"%s\":{\"count\":4},\"%s\":{\"count\":12}}}"
                        .formatted(STATE, TOPIC))));
        assertThat(positions.flow()).hasSize(2);
        assertThat(positions.flow().getFirst()).startsWith(STATE).endsWith("9  → customer");
        assertThat(positions.flow().getLast()).startsWith(TOPIC).endsWith("12  → customer, ledger (7 wait)");
    }

    private static JsonNode produced(String topic, long count, String digest) {
        return Json.read("{\"produced\":{\"%s\":{\"count\":%d,\"digest\":\"%s\"}},\"consumed\":{}}"
                .formatted(topic, count, digest));
    }

    private static JsonNode consumed(String topic, long count, String digest) {
        return Json.read("{\"produced\":{},\"consumed\":{\"%s\":{\"count\":%d,\"digest\":\"%s\"}}}"
                .formatted(topic, count, digest));
    }
}
