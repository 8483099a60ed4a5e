package io.tieout.reconciliation.statementmail;

import java.util.Set;
import java.util.regex.Pattern;

/// What came of a try.
sealed interface Delivery {

    /// The mail server answers for it now.
    record Taken() implements Delivery {}

    /// Certainly not taken, and it may go well another time.
    ///
    /// @param serverAway no other mail would go now, either
    record Postponed(String failure, boolean serverAway) implements Delivery {}

    /// Certainly not taken, and never will be.
    ///
    /// @param badAddress nobody is there, or nobody who wants our mail
    record Refused(String failure, boolean badAddress) implements Delivery {}

    /// The connection broke before the last answer: it may have been taken.
    record Uncertain(String failure) implements Delivery {}

    int MAX_FAILURE = 300;
    Pattern ADDRESS = Pattern.compile("\\S*@\\S*");
    Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    /// Codes of a mail server's answer that speak of us and not of the address (RFC 3463 `x.7.y`, RFC 4954): not
    /// signed in, no relay for us, our network is not trusted. They would shut out every customer at once.
    Pattern OF_US = Pattern.compile("^5(30|34|35|38)\\b|\\b5\\.7\\.\\d+\\b|(?i:relay)");

    /// Our way of signing in is wrong, and can be mended.
    Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    /// What a mail server said at an address, as it may be kept: without the address.
    static String failure(String answer) {
        var text = CONTROL.matcher(ADDRESS.matcher(answer).replaceAll("…"))
                .replaceAll(" ")
                .strip();
        return text.length() > MAX_FAILURE ? text.substring(0, MAX_FAILURE) : text;
    }

    /// The server's answer to the address.
    static Delivery answerToAddress(int code, String answer) {
        return isPermanent(code)
                ? new Refused(failure(answer), !OF_US.matcher(answer.strip()).find())
                : new Postponed(failure(answer), false);
    }

    /// The server's answer to the sender or the content.
    ///
    /// @param code negative when none came
    static Delivery answerToMail(int code, String answer) {
        if (code < 0) {
            return new Uncertain(failure(answer));
        }
        boolean signIn = SIGN_IN.contains(code);
        return isPermanent(code) && !signIn
                ? new Refused(failure(answer), false)
                : new Postponed(failure(answer), signIn);
    }

    private static boolean isPermanent(int code) {
        return code >= 500 && code < 600;
    }
}
