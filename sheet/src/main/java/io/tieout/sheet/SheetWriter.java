package io.tieout.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a table row by row and keeps none of it. Complete only when closed.
public interface SheetWriter extends Closeable {

    void row(List<? extends @Nullable String> cells) throws IOException;
}
