package io.tieout.localstack.part;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes of a stack, in the order in which they are stopped the other way round.
public enum Part {
    POSTGRESQL(Kind.INFRASTRUCTURE),
    KAFKA(Kind.INFRASTRUCTURE),
    IDENTITY(Kind.SERVICE_WITH_DATABASE),
    CUSTOMER(Kind.SERVICE_WITH_DATABASE),
    SALES(Kind.SERVICE_WITH_DATABASE),
    LEDGER(Kind.SERVICE_WITH_DATABASE),
    RECONCILIATION(Kind.SERVICE_WITH_DATABASE),
    GATEWAY(Kind.SERVICE);

    private final Kind kind;

    Part(Kind kind) {
        this.kind = kind;
    }

    private enum Kind {
        INFRASTRUCTURE,
        SERVICE_WITH_DATABASE,
        SERVICE
    }

    public boolean isService() {
        return kind != Kind.INFRASTRUCTURE;
    }

    public boolean hasDatabase() {
        return kind == Kind.SERVICE_WITH_DATABASE;
    }

    /// As people type it: `ledger`, `kafka`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The Maven module of a service.
    public String module() {
        return this == GATEWAY ? "gateway" : label() + "-service";
    }

    /// Also the database's name.
    public String database() {
        return label();
    }

    public static Stream<Part> services() {
        return Stream.of(values()).filter(Part::isService);
    }

    public static Optional<Part> find(String label) {
        return Stream.of(values())
                .filter(part -> part.label().equals(label) || part.module().equals(label))
                .findFirst();
    }
}
