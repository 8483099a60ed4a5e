package io.tieout.localstack.part;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small program that comes with a service's jar and needs no server.
public final class ServiceProgram {

    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private ServiceProgram() {}

    /// Runs it in the foreground, with this process's input and output.
    ///
    /// @return its exit code
    public static int run(Part part, Path home, Path cache, String mainClass, List<String> arguments) {
        return run(part, home, cache, SMALL, mainClass, arguments);
    }

    /// @param jvmOptions heap and collector, for a program that has more to do
    public static int run(
            Part part, Path home, Path cache, List<String> jvmOptions, String mainClass, List<String> arguments) {
        var jar = ServiceJar.of(part, home);
        var folder = jar.extract(cache);
        var command = new ArrayList<String>();
        command.add(JavaRuntime.executable());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", jar.appJar(), mainClass));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new LaunchFailed("Could not run " + mainClass + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }
}
