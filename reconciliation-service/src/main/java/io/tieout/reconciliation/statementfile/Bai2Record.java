package io.tieout.reconciliation.statementfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A record of a BAI2 file with its continuations (88) joined to it.
///
/// Fields are read one after the other. Where a continuation begins counts: it may begin a new field or go on with
/// a text.
final class Bai2Record {

    private static final int MAX_FIELDS = 20_000;

    final String code;

    /// Where the record begins, from 1.
    final int line;

    private final List<String> fields = new ArrayList<>();
    private final BitSet lineStarts = new BitSet();

    /// How many lines it has: the trailers count them.
    private int lines;

    private int next;

    Bai2Record(String code, String content, int line) {
        this.code = code;
        this.line = line;
        append(content);
    }

    /// @param content what follows the record's code and comma
    void append(String content) {
        lines++;
        lineStarts.set(fields.size());
        var ended = content.endsWith("/") ? content.substring(0, content.length() - 1) : content;
        fields.addAll(Arrays.asList(ended.split(",", -1)));
        if (fields.size() > MAX_FIELDS) {
            throw new UnreadableFile(
                    "text-too-long", "A record has more than " + MAX_FIELDS + " fields", "line " + line);
        }
    }

    int lines() {
        return lines;
    }

    boolean hasNext() {
        return next < fields.size();
    }

    /// The next field; empty when the record has no more.
    String next() {
        return hasNext() ? fields.get(next++).strip() : "";
    }

    /// Whether a continuation begins here with a summary of its own, so that the fields before it were left out.
    boolean isNewSummary() {
        return next > 0
                && lineStarts.get(next)
                && field(next).matches("\\d{3}")
                && field(next + 1).matches("[+-]?\\d{1,18}");
    }

    private String field(int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    /// The rest as one text: commas belong to it, a continuation goes on after a space.
    String rest() {
        var text = new StringBuilder();
        for (int i = next; i < fields.size(); i++) {
            if (i > next) {
                text.append(lineStarts.get(i) ? ' ' : ',');
            }
            text.append(fields.get(i));
        }
        next = fields.size();
        return text.toString();
    }
}
