package io.tieout.identity.setup;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Runs once when the service has started and before it reports to be ready; not in a migration run, which ends
/// earlier.
@Component
class SetupJob implements ApplicationRunner {

    private final SetupService service;

    SetupJob(SetupService service) {
        this.service = service;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        service.run();
    }
}
