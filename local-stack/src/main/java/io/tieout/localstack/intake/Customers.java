package io.tieout.localstack.intake;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.ApiRefusal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Registers customers under the number of the system they come from.
public final class Customers {

    private final ApiClient api;

    public Customers(ApiClient api) {
        this.api = api;
    }

    /// @param isNew false when it was there before
    public record Registered(UUID id, boolean isNew) {}

    /// Twice the same number is the same customer. Similar names are no reason to refuse here: the other system kept
    /// them apart.
    public Registered register(JsonNode customer) {
        var number = customer.path("externalNumber").asString("");
        var before = find(number);
        if (before.isPresent()) {
            return new Registered(before.get(), false);
        }
        try {
            var answer = api.post("/api/v1/customers?onDuplicate=ALLOW", customer, Target.newKey());
            return new Registered(id(answer), true);
        } catch (ApiRefusal e) {
            // Somebody else was quicker, or our own answer was lost.
            return find(number).map(id -> new Registered(id, false)).orElseThrow(() -> e);
        }
    }

    private Optional<UUID> find(String externalNumber) {
        for (var found : api.get("/api/v1/customers?externalNumber=" + ApiClient.encode(externalNumber))
                .path("items")) {
            return Optional.of(id(found));
        }
        return Optional.empty();
    }

    private static UUID id(JsonNode customer) {
        return UUID.fromString(customer.path("customerId").asString(""));
    }

    /// The ISO code of a country written in English; empty when the name is none.
    public static Optional<String> countryCode(String name) {
        for (var code : Locale.getISOCountries()) {
            if (Locale.of("", code).getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
