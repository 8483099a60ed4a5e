package io.tieout.ledger.dunning;

import java.util.List;

/// The levels of a company, lowest first; without any, nobody is reminded.
record DunningSchedule(List<DunningLevel> levels, long version) {

    static final DunningSchedule NONE = new DunningSchedule(List.of(), 0);

    DunningSchedule {
        levels = List.copyOf(levels);
        for (int index = 0; index < levels.size(); index++) {
            if (levels.get(index).level() != index + 1) {
                throw new DunningScheduleUnfit("/levels/" + index + "/level", "must be " + (index + 1));
            }
            if (index > 0
                    && levels.get(index).daysOverdue() <= levels.get(index - 1).daysOverdue()) {
                throw new DunningScheduleUnfit(
                        "/levels/" + index + "/daysOverdue", "must be more than that of the level below");
            }
        }
    }
}
