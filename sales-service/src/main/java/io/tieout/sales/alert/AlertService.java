package io.tieout.sales.alert;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class AlertService {

    private final AlertRepository alerts;
    private final Clock clock;

    AlertService(AlertRepository alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /// Raises what was not raised before.
    public void raise(List<NewAlert> wanted) {
        alerts.insert(wanted, clock.instant());
    }

    Page<Alert> list(UUID companyId, Sight sight, @Nullable AlertKind kind, @Nullable Boolean done, PageRequest page) {
        return alerts.list(companyId, sight, kind, done, page);
    }

    Alert done(UUID companyId, UUID alertId, Sight sight) {
        if (!alerts.done(companyId, alertId, sight, clock.instant())) {
            throw new AlertNotFound(alertId);
        }
        return alerts.get(companyId, alertId).orElseThrow(() -> new AlertNotFound(alertId));
    }
}
