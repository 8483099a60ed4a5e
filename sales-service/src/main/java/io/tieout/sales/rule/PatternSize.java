package io.tieout.sales.rule;

import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many parts a regular expression has when its counted repetitions are written out, as the engine
/// does before it looks at any text: `(a{1000}){1000}` is short, and a million parts.
///
/// It knows where a part, a group and a count begin and end, and nothing else: what is no regular
/// expression, the engine refuses.
final class PatternSize {

    /// Enough to be refused. Counting on would overflow.
    private static final long TOO_MANY = 1_000_000;

    private static final Pattern TOKEN = Pattern.compile("""
            \\\\Q (?<quoted> .*? ) (?: \\\\E | \\z )
            | (?<flags> \\( \\? [^:)>]* \\) )
            | (?<open> \\( (?: \\? [^:)>]* [:>] )? )
            | (?<close> \\) )
            | \\{ (?<least> \\d+ ) (?: , (?<most> \\d* ) )? }
            | (?<endless> [*+?] )
            | \\\\ [pPx] \\{ [^}]* }
            | \\\\ .
            | \\[ \\^? \\]? (?: \\\\ . | \\[: .*? :\\] | [^\\]\\\\] )*+ \\]
            | .
            """, Pattern.COMMENTS | Pattern.DOTALL);

    private final ArrayDeque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last;

    private PatternSize() {}

    static long of(String expression) {
        var size = new PatternSize();
        var token = TOKEN.matcher(expression);
        while (token.find()) {
            var quoted = token.group("quoted");
            var least = token.group("least");
            if (quoted != null) {
                size.quoted(quoted.length());
            } else if (least != null) {
                size.repeat(Math.max(count(least), count(token.group("most"))));
            } else if (token.group("open") != null) {
                size.open();
            } else if (token.group("close") != null) {
                size.close();
            } else if (token.group("flags") == null && token.group("endless") == null) {
                size.part(1);
            }
        }
        while (!size.outer.isEmpty()) {
            size.close();
        }
        return size.group;
    }

    /// A count after an empty quotation or after flags is one of what stands before them.
    private void quoted(int length) {
        if (length > 0) {
            part(length);
        }
    }

    private void part(long size) {
        last = size;
        group = Math.min(TOO_MANY, group + size);
    }

    private void repeat(long times) {
        group = Math.min(TOO_MANY, group + last * (times - 1));
        last = Math.min(TOO_MANY, last * times);
    }

    private void open() {
        outer.push(group);
        group = 0;
        last = 0;
    }

    private void close() {
        long inner = Math.max(1, group);
        group = outer.isEmpty() ? 0 : outer.pop();
        part(inner);
    }

    private static long count(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 1;
        }
        return digits.length() > 4 ? TOO_MANY : Math.max(1, Long.parseLong(digits));
    }
}
