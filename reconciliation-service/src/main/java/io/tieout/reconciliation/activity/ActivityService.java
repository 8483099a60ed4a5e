package io.tieout.reconciliation.activity;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what was done.
@Service
@Transactional
public class ActivityService {

    private final ActivityRepository activities;
    private final Clock clock;

    ActivityService(ActivityRepository activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    public void add(Activity activity) {
        addAll(List.of(activity));
    }

    public void addAll(List<Activity> done) {
        if (!done.isEmpty()) {
            activities.insert(done, clock.instant());
        }
    }
}
