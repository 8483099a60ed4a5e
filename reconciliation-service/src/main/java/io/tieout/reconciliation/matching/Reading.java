package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands in a line's text, before anyone asks whether it makes sense.
final class Reading {

    final Text text;
    /// Valid structured references that belong to an item.
    final List<Mention> references = new ArrayList<>();
    /// Whole-token document numbers.
    final List<Mention> numbers = new ArrayList<>();
    /// Numbers that fit only after folding l/I/1 and O/0.
    final List<Mention> folded = new ArrayList<>();
    /// What the payer's own reference of the payment names, where nothing else names a document.
    final List<Mention> endToEnd = new ArrayList<>();
    /// "2041 to 2043": all items between, both ends included.
    final List<List<Position>> ranges = new ArrayList<>();
    /// A reference with wrong check digits.
    @Nullable
    String brokenReference;

    @Nullable
    String order;

    final List<Party> customerNumbers = new ArrayList<>();
    /// Items with the number that the text calls a customer's, though no customer has it.
    final List<Position> disowned = new ArrayList<>();
    final List<Party> taxIds = new ArrayList<>();
    final Set<Words.Meaning> words = EnumSet.noneOf(Words.Meaning.class);
    boolean instalment;
    boolean lastInstalment;
    /// How many instalments are still to come, this one included, where the text counts them; else 0.
    int instalmentsLeft;

    Reading(Text text) {
        this.text = text;
    }

    boolean namesDocument() {
        return !references.isEmpty() || !numbers.isEmpty();
    }

    boolean says(Words.Meaning meaning) {
        return words.contains(meaning);
    }
}
