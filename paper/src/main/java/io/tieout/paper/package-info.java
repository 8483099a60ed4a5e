/// Puts words and figures on paper: PDF with the fonts that its text needs, embedded as far as they are used.
///
/// Latin, Greek and Cyrillic letters and Chinese and Japanese characters are printed; a text with any other character
/// is refused, so that nobody receives boxes instead of a name. The same content comes out equal byte for byte: no
/// time, no random number. Knows nothing about what it prints.
@NullMarked
package io.tieout.paper;

import org.jspecify.annotations.NullMarked;
