package io.tieout.localstack.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// One line of the report.
///
/// @param id for example `I3`
/// @param statements what must hold, one per place where it was looked at
/// @param by who looked
/// @param violations what is wrong; empty when it holds
public record Invariant(String id, List<String> statements, List<String> by, List<String> violations) {

    private static final int VIOLATIONS_SHOWN = 10;

    public Invariant {
        statements = List.copyOf(statements);
        by = List.copyOf(by);
        violations = List.copyOf(violations);
    }

    static Invariant of(String id, String statement, String by, List<String> violations) {
        return new Invariant(id, List.of(statement), List.of(by), violations);
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    /// For people: a line, and below it what is wrong.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format("%-4s %-6s %s", id, holds() ? "ok" : "WRONG", String.join("; ", statements)) + "  ["
                + String.join(", ", by) + "]");
        violations.stream().limit(VIOLATIONS_SHOWN).forEach(violation -> lines.add("            " + violation));
        if (violations.size() > VIOLATIONS_SHOWN) {
            lines.add("            … and " + (violations.size() - VIOLATIONS_SHOWN) + " more");
        }
        return lines;
    }

    /// One line per id, in the order of the ids, whoever contributed.
    static List<Invariant> merge(Collection<Invariant> parts) {
        var byId = new TreeMap<Integer, Invariant>();
        for (var part : parts) {
            byId.merge(number(part.id()), part, Invariant::and);
        }
        return List.copyOf(byId.values());
    }

    private Invariant and(Invariant other) {
        return new Invariant(
                id, union(statements, other.statements), union(by, other.by), concat(violations, other.violations));
    }

    private static int number(String id) {
        var digits = id.replaceAll("\\D", "");
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static List<String> union(List<String> one, List<String> other) {
        return concat(one, other).stream().distinct().toList();
    }

    private static List<String> concat(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
