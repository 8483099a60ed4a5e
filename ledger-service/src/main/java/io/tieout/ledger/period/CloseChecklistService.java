package io.tieout.ledger.period;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Goes through the checklist of a period.
@Service
@Transactional
class CloseChecklistService {

    private final List<CloseGate> gates;

    CloseChecklistService(List<CloseGate> gates) {
        this.gates =
                gates.stream().sorted(Comparator.comparing(CloseGate::gate)).toList();
    }

    List<Gate> gates(UUID companyId, YearMonth month) {
        PeriodOutOfRange.requireInRange(month, "month");
        return gates.stream()
                .map(gate -> new Gate(gate.gate(), gate.statement(), gate.missing(companyId, month)))
                .toList();
    }

    /// @param waivers what may be open
    /// @return those of the waivers that were needed
    List<GateWaiver> requireDone(UUID companyId, YearMonth month, List<GateWaiver> waivers) {
        requireKnown(waivers);
        var open = gates(companyId, month).stream().filter(gate -> !gate.isOk()).toList();
        var waived = waivers.stream().map(GateWaiver::gate).collect(Collectors.toSet());
        if (!waived.containsAll(names(open))) {
            throw new CloseGatesOpen(
                    month,
                    open.stream().filter(gate -> !waived.contains(gate.name())).toList());
        }
        var needed = names(open);
        return waivers.stream().filter(waiver -> needed.contains(waiver.gate())).toList();
    }

    private void requireKnown(List<GateWaiver> waivers) {
        var known = gates.stream().map(CloseGate::gate).collect(Collectors.toSet());
        for (int waiver = 0; waiver < waivers.size(); waiver++) {
            if (!known.contains(waivers.get(waiver).gate())) {
                throw new GateUnknown(waivers.get(waiver).gate(), waiver);
            }
        }
    }

    private static Set<String> names(List<Gate> gates) {
        return gates.stream().map(Gate::name).collect(Collectors.toSet());
    }
}
