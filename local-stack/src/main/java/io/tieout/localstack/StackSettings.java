package io.tieout.localstack;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Company;
import io.tieout.localstack.part.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What a data folder remembers from its first start.
///
/// @param partitions fixed for good: topics keep the number they were made with
/// @param demoUsers whether there is a user per role to try things out
record StackSettings(Ports ports, Profile profile, int partitions, Company company, boolean demoUsers) {

    static Optional<StackSettings> find(DataFolder data) {
        var file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new StackSettings(
                    new Ports(Integer.parseInt(properties.getProperty("port", "8080"))),
                    Profile.valueOf(properties.getProperty("profile", "small").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(properties.getProperty("partitions", "4")),
                    new Company(
                            properties.getProperty("company.name", ""),
                            properties.getProperty("company.currency", ""),
                            properties.getProperty("company.timezone", ""),
                            properties.getProperty("company.locale", ""),
                            Integer.parseInt(properties.getProperty("company.fiscal-year-start", "1"))),
                    Boolean.parseBoolean(properties.getProperty("demo-users", "false"))));
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void save(DataFolder data) {
        var properties = new Properties();
        properties.setProperty("port", String.valueOf(ports.base()));
        properties.setProperty("profile", profile.label());
        properties.setProperty("partitions", String.valueOf(partitions));
        properties.setProperty("company.name", company.name());
        properties.setProperty("company.currency", company.currency());
        properties.setProperty("company.timezone", company.timezone());
        properties.setProperty("company.locale", company.locale());
        properties.setProperty("company.fiscal-year-start", String.valueOf(company.fiscalYearStart()));
        properties.setProperty("demo-users", String.valueOf(demoUsers));
        try {
            Files.createDirectories(data.configuration());
            try (var writer = Files.newBufferedWriter(file(data))) {
                properties.store(writer, "Written by tieout up");
            }
        } catch (IOException e) {
            throw new LaunchFailed("Could not write " + file(data) + ": " + e.getMessage(), e);
        }
    }

    private static Path file(DataFolder data) {
        return data.configuration().resolve("stack.properties");
    }
}
