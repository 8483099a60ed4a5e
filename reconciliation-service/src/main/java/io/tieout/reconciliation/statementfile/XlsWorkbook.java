package io.tieout.reconciliation.statementfile;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/// The workbooks of Excel 97 to 2003, read record by record with Apache POI. Such a sheet has at most 65,536 rows,
/// so that its texts fit into memory.
final class XlsWorkbook {

    private static final String MARKER = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    private static final long MAX_SIZE = 16L * 1024 * 1024;

    /// Over all rows, how far to the right their last cell stands: one cell far out is as wide as a full row.
    private static final int MAX_CELLS = 4_000_000;

    private XlsWorkbook() {}

    static boolean isXls(FileHead head) {
        return head.text().startsWith(MARKER);
    }

    static Workbook read(StatementFile file) {
        if (file.size() > MAX_SIZE) {
            throw new UnreadableFile("workbook-too-large", "An old workbook may have at most 16 MiB", null);
        }
        var records = new Records();
        try (var in = file.open();
                var system = new POIFSFileSystem(in)) {
            if (system.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw encrypted();
            }
            var request = new HSSFRequest();
            request.addListenerForAllRecords(records);
            new HSSFEventFactory().processWorkbookEvents(request, system);
        } catch (UnreadableFile e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw encrypted();
        } catch (OldExcelFormatException e) {
            throw new UnreadableFile("workbook-malformed", "Workbooks from before Excel 97 are not read", null);
        } catch (IOException | RuntimeException e) {
            // Whatever the library stumbles over, it is the file that is wrong.
            throw new UnreadableFile("workbook-malformed", "The file is no well-formed workbook", null);
        }
        return new Workbook(records.visible());
    }

    private static UnreadableFile encrypted() {
        return new UnreadableFile("workbook-encrypted", "The workbook has a password: save it without one", null);
    }

    private record XlsSheet(String name, List<TableRow> rows) implements Workbook.Sheet {

        @Override
        public TableRows open() {
            return new Rows(rows.iterator());
        }
    }

    private record Rows(Iterator<TableRow> rows) implements TableRows {

        @Override
        public @Nullable TableRow next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /// Puts the cells of each sheet into rows.
    private static final class Records implements HSSFListener {

        private final List<BoundSheetRecord> names = new ArrayList<>();
        private final List<Map<Integer, List<String>>> sheets = new ArrayList<>();
        private final Map<Integer, String> formats = new HashMap<>();
        private final List<Integer> styles = new ArrayList<>();
        private SheetCells cells = new SheetCells(false);
        private @Nullable SSTRecord texts;
        private @Nullable FormulaRecord awaitingText;
        private int depth;
        private int width;

        @Override
        public void processRecord(Record read) {
            switch (read) {
                case BOFRecord begin -> begin(begin);
                case EOFRecord end -> depth = Math.max(0, depth - (end.getSid() == EOFRecord.sid ? 1 : 0));
                case BoundSheetRecord sheet -> names.add(sheet);
                case DateWindow1904Record days -> cells = new SheetCells(days.getWindowing() == 1);
                case FormatRecord format -> formats.put(format.getIndexCode(), format.getFormatString());
                case ExtendedFormatRecord style -> styles.add((int) style.getFormatIndex());
                case SSTRecord shared -> texts = shared;
                case LabelSSTRecord label -> put(label, sharedText(label.getSSTIndex()));
                case LabelRecord label -> put(label, label.getValue());
                case NumberRecord number -> put(number, number(number, BigDecimal.valueOf(number.getValue())));
                case FormulaRecord formula -> formula(formula);
                case StringRecord text -> {
                    if (awaitingText != null) {
                        put(awaitingText, text.getString());
                    }
                    awaitingText = null;
                }
                case BoolErrRecord other ->
                    put(other, other.isError() ? "#ERROR" : String.valueOf(other.getBooleanValue()));
                default -> {}
            }
        }

        /// A sheet's stream begins at the top level; charts begin within one.
        private void begin(BOFRecord begin) {
            if (depth++ == 0 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                sheets.add(new TreeMap<>());
            }
        }

        private void formula(FormulaRecord formula) {
            awaitingText = null;
            if (formula.hasCachedResultString()) {
                awaitingText = formula;
            } else if (formula.getCachedResultTypeEnum() == org.apache.poi.ss.usermodel.CellType.NUMERIC) {
                put(formula, number(formula, BigDecimal.valueOf(formula.getValue())));
            } else {
                put(formula, "#ERROR");
            }
        }

        private String number(CellValueRecordInterface cell, BigDecimal value) {
            int style = cell.getXFIndex();
            int format = style >= 0 && style < styles.size() ? styles.get(style) : 0;
            return cells.number(value.toString(), SheetCells.isDate(format, formats.getOrDefault(format, "")));
        }

        private String sharedText(int index) {
            if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
                throw new UnreadableFile("workbook-malformed", "A cell has a text that is not in the workbook", null);
            }
            return texts.getString(index).getString();
        }

        private void put(CellValueRecordInterface cell, String value) {
            if (sheets.isEmpty()) {
                return;
            }
            int column = cell.getColumn();
            if (column < 0 || column >= Workbook.MAX_COLUMNS) {
                return;
            }
            var row = sheets.getLast().computeIfAbsent(cell.getRow(), number -> new ArrayList<>());
            while (row.size() <= column) {
                if (++width > MAX_CELLS) {
                    throw new UnreadableFile(
                            "workbook-too-large", "A workbook may have at most " + MAX_CELLS + " cells", null);
                }
                row.add("");
            }
            row.set(column, value);
        }

        List<Workbook.Sheet> visible() {
            var inStream = BoundSheetRecord.orderByBofPosition(names);
            var visible = new ArrayList<Workbook.Sheet>();
            for (int i = 0; i < Math.min(inStream.length, sheets.size()); i++) {
                if (!inStream[i].isHidden() && !inStream[i].isVeryHidden()) {
                    visible.add(sheet(inStream[i].getSheetname(), sheets.get(i)));
                }
            }
            return visible;
        }

        private static Workbook.Sheet sheet(String name, Map<Integer, List<String>> cells) {
            var rows = new ArrayList<TableRow>(cells.size());
            cells.forEach((number, fields) -> rows.add(new TableRow(Workbook.place(name, number + 1), fields)));
            return new XlsSheet(name, rows);
        }
    }
}
