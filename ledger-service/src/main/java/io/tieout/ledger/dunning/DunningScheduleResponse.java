package io.tieout.ledger.dunning;

import io.tieout.platform.web.EntityTag;
import java.util.List;
import org.springframework.http.ResponseEntity;

record DunningScheduleResponse(List<DunningLevel> levels) {

    static ResponseEntity<DunningScheduleResponse> shown(DunningSchedule schedule) {
        return ResponseEntity.ok()
                .eTag(EntityTag.of(schedule.version()))
                .body(new DunningScheduleResponse(schedule.levels()));
    }
}
