package io.tieout.platform.security;

/// What may stand in a request's names and headers: the rules of Spring's firewall, without an expression for each.
final class PlainText {

    private PlainText() {}

    /// Every character is assigned, and none is a control character.
    static boolean isName(String text) {
        return isPlain(text, false);
    }

    /// As a name, and tabs as well.
    static boolean isHeaderValue(String text) {
        return isPlain(text, true);
    }

    private static boolean isPlain(String text, boolean withTabs) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean control = Character.isISOControl(character) && !(withTabs && character == '\t');
            if (control || !Character.isDefined(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }
}
