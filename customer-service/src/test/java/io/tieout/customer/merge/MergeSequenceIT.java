package io.tieout.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platformtest.ServiceTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Any sequence of merges, undoings and notes against a model that knows nothing of how it is done: each note is shown
/// once, at the customer that its own one is part of, and at no other.
@ServiceTest
class MergeSequenceIT {

    private static final int CUSTOMERS = 5;
    private static final int STEPS = 25;

    private record Done(int survivor, int merged, Entries.Answer merge) {}

    private final Entries entries;
    private final List<String> ids = new ArrayList<>();
    private final Map<Integer, Integer> mergedInto = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final ArrayDeque<Done> merges = new ArrayDeque<>();

    @Autowired
    MergeSequenceIT(@LocalServerPort int port) {
        this.entries = new Entries(port);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void showsEveryChildOnce(long seed) {
        var random = new Random(seed);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            ids.add(entries.customer("{\"name\":\"Customer " + customer + "\"}"));
        }
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(3)) {
                case 0 -> merge(random.nextInt(CUSTOMERS), random.nextInt(CUSTOMERS));
                case 1 -> undoLast();
                default -> note(random.nextInt(CUSTOMERS), "note " + step);
            }
            compare();
        }
    }

    private void merge(int survivor, int merged) {
        if (survivor == merged || mergedInto.containsKey(survivor) || mergedInto.containsKey(merged)) {
            return;
        }
        var merge = entries.merge(ids.get(survivor), ids.get(merged));
        assertThat(merge.status()).isEqualTo(201);
        merges.push(new Done(survivor, merged, merge));
        mergedInto.put(merged, survivor);
    }

    private void undoLast() {
        if (!merges.isEmpty()) {
            var last = merges.pop();
            assertThat(entries.undo(last.merge()).status()).isEqualTo(200);
            mergedInto.remove(last.merged());
        }
    }

    private void note(int customer, String subject) {
        var answer = entries.post("/api/v1/customers/" + ids.get(customer) + "/interactions", """
                {"channel":"CALL","direction":"INBOUND","occurredAt":"2026-03-01T09:00:00Z","subject":"%s"}
                """.formatted(subject));
        if (mergedInto.containsKey(customer)) {
            assertThat(answer.told()).isEqualTo("409 customer-merged");
        } else {
            owners.put(subject, customer);
        }
    }

    private int survivor(int customer) {
        int one = customer;
        while (mergedInto.containsKey(one)) {
            one = mergedInto.getOrDefault(one, one);
        }
        return one;
    }

    private void compare() {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            var shown = entries.get("/api/v1/customers/" + ids.get(customer) + "/interactions?limit=200");
            if (mergedInto.containsKey(customer)) {
                assertThat(shown.status()).isEqualTo(307);
                assertThat(shown.text("/survivorId")).isEqualTo(ids.get(survivor(customer)));
            } else {
                var expected = new TreeSet<String>();
                for (var note : owners.entrySet()) {
                    if (survivor(note.getValue()) == customer) {
                        expected.add(note.getKey());
                    }
                }
                assertThat(shown.texts("/items", "/subject")).containsExactlyElementsOf(expected);
            }
        }
    }
}
