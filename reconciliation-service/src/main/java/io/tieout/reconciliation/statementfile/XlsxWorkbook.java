package io.tieout.reconciliation.statementfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Office Open XML workbooks, read as a stream: the texts that cells share are kept, rows are not.
///
/// The archive is gone through once for what the sheets need, and once more for each reading of a sheet, so that
/// neither the file nor a sheet is ever in memory. Of a formula, what the program had computed counts.
final class XlsxWorkbook {

    private static final int MAX_SHARED_CHARACTERS = 16 * 1024 * 1024;

    /// Each sheet is a pass over the archive; a year of months, and then some.
    private static final int MAX_SHEETS = 64;

    private static final Pattern MARKER = Pattern.compile("PK\u0003\u0004.{26}(xl/|\\[Content_Types])", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("([A-Z]{1,3})\\d{1,7}");

    private final StatementFile file;
    private final List<SheetEntry> sheets = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Boolean> dateStyles = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private int sharedCharacters;
    private boolean from1904;

    private record SheetEntry(String name, String relation) {}

    private XlsxWorkbook(StatementFile file) {
        this.file = file;
    }

    static boolean isXlsx(FileHead head) {
        return ZipEntries.isZip(head) && MARKER.matcher(head.text()).find();
    }

    static Workbook read(StatementFile file) {
        var workbook = new XlsxWorkbook(file);
        workbook.readParts();
        if (workbook.sheets.isEmpty()) {
            throw new UnreadableFile("workbook-malformed", "The workbook has no visible sheet", null);
        }
        var visible = new ArrayList<Workbook.Sheet>();
        var parts = new HashSet<String>();
        for (var sheet : workbook.sheets) {
            var part = workbook.part(sheet);
            if (!parts.add(part.toLowerCase(Locale.ROOT))) {
                throw new UnreadableFile(
                        "workbook-malformed",
                        "The sheet " + LineDraft.clean(sheet.name()) + " shows the cells of another one",
                        null);
            }
            visible.add(new XlsxSheet(sheet.name(), workbook, part));
        }
        return new Workbook(visible);
    }

    private void readParts() {
        try (var entries = new ZipEntries(file)) {
            for (var name = entries.next(); name != null; name = entries.next()) {
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "xl/workbook.xml" -> workbook(source(entries));
                    case "xl/_rels/workbook.xml.rels" -> relations(source(entries));
                    case "xl/styles.xml" -> styles(source(entries));
                    case "xl/sharedstrings.xml" -> sharedTexts(source(entries));
                    default -> {}
                }
            }
        }
    }

    private XmlSource source(ZipEntries entries) {
        var part = new StatementFile(file.name(), file.size(), entries::content);
        return new XmlSource(part, XmlStructure.of(null, NOTHING));
    }

    private void workbook(XmlSource xml) {
        forEachStart(xml, name -> {
            if (name.equals("workbookPr")) {
                from1904 = isTrue(xml.attribute("date1904"));
            } else if (name.equals("sheet")
                    && !xml.attribute("state").toLowerCase(Locale.ROOT).contains("hidden")) {
                if (sheets.size() == MAX_SHEETS) {
                    throw new UnreadableFile(
                            "workbook-too-large", "A workbook may have at most " + MAX_SHEETS + " sheets", null);
                }
                sheets.add(new SheetEntry(xml.attribute("name"), xml.qualifiedAttribute("id")));
            }
        });
    }

    private void relations(XmlSource xml) {
        forEachStart(xml, name -> {
            if (name.equals("Relationship")) {
                targets.put(xml.attribute("Id"), xml.attribute("Target"));
            }
        });
    }

    private String part(SheetEntry sheet) {
        var target = targets.get(sheet.relation());
        if (target == null) {
            throw new UnreadableFile(
                    "workbook-malformed", "The sheet " + LineDraft.clean(sheet.name()) + " is nowhere", null);
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private void styles(XmlSource xml) {
        var cellStyles = new boolean[1];
        try (xml) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                boolean start = event == XMLStreamConstants.START_ELEMENT;
                switch (xml.name()) {
                    case "cellXfs" -> cellStyles[0] = start;
                    case "numFmt" -> {
                        if (start) {
                            formats.put(number(xml.attribute("numFmtId")), xml.attribute("formatCode"));
                        }
                    }
                    case "xf" -> {
                        if (start && cellStyles[0]) {
                            int format = number(xml.attribute("numFmtId"));
                            dateStyles.add(SheetCells.isDate(format, formats.getOrDefault(format, "")));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private void sharedTexts(XmlSource xml) {
        forEachStart(xml, name -> {
            if (!name.equals("si")) {
                return;
            }
            var text = text(xml.node());
            sharedCharacters += text.length() + 16;
            if (sharedCharacters > MAX_SHARED_CHARACTERS) {
                throw new UnreadableFile("workbook-too-large", "The workbook's texts are unreasonably many", null);
            }
            shared.add(text);
        });
    }

    /// Runs of differently formatted letters are one text; how it is pronounced is not part of it.
    private static String text(XmlNode node) {
        var text = new StringBuilder();
        for (var child : node.children()) {
            if (child.name.equals("t")) {
                text.append(child.written());
            } else if (child.name.equals("r")) {
                child.all("t").forEach(run -> text.append(run.written()));
            }
        }
        return text.toString();
    }

    private interface Element {
        void started(String name);
    }

    private static void forEachStart(XmlSource xml, Element element) {
        try (xml) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element.started(xml.name());
                }
            }
        }
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
    }

    private static final StatementSink NOTHING = new StatementSink() {
        @Override
        public void statement(Statement statement) {
            throw new IllegalStateException("A part of a workbook has no statement of its own");
        }

        @Override
        public void finding(Finding finding) {
            throw new IllegalStateException("A part of a workbook is not checked against a schema");
        }
    };

    /// One sheet; the archive is opened again for each reading.
    private record XlsxSheet(String name, XlsxWorkbook workbook, String part) implements Workbook.Sheet {

        @Override
        public TableRows open() {
            return new XlsxRows(this);
        }
    }

    private static final class XlsxRows implements TableRows {

        private final XlsxSheet sheet;
        private final XlsxWorkbook workbook;
        private final SheetCells cells;
        private final ZipEntries entries;
        private final XmlSource xml;
        private long number;

        XlsxRows(XlsxSheet sheet) {
            this.sheet = sheet;
            this.workbook = sheet.workbook();
            this.cells = new SheetCells(workbook.from1904);
            this.entries = new ZipEntries(workbook.file);
            for (var name = entries.next(); !sheet.part().equalsIgnoreCase(name); name = entries.next()) {
                if (name == null) {
                    entries.close();
                    throw new UnreadableFile(
                            "workbook-malformed", "The sheet " + LineDraft.clean(sheet.name()) + " is missing", null);
                }
            }
            this.xml = workbook.source(entries);
        }

        @Override
        public @Nullable TableRow next() {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
                    return row();
                }
            }
            return null;
        }

        private TableRow row() {
            int stated = XlsxWorkbook.number(xml.attribute("r"));
            number = stated > number ? stated : number + 1;
            var fields = new ArrayList<String>();
            for (int event = xml.next(); !isEnd(event, "row"); event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                    int column = column(xml.attribute("r"), fields.size());
                    var value = cell();
                    while (fields.size() <= column) {
                        fields.add("");
                    }
                    fields.set(column, value);
                }
            }
            return new TableRow(sheet.place(number), fields);
        }

        private boolean isEnd(int event, String name) {
            return event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && xml.name().equals(name));
        }

        private int column(String reference, int next) {
            var match = COLUMN.matcher(reference);
            int column = 0;
            if (match.matches()) {
                for (char letter : match.group(1).toCharArray()) {
                    column = column * 26 + letter - 'A' + 1;
                }
                column--;
            } else {
                column = next;
            }
            if (column >= Workbook.MAX_COLUMNS) {
                throw new UnreadableFile(
                        "workbook-too-large",
                        "A row has more than " + Workbook.MAX_COLUMNS + " columns",
                        sheet.place(number));
            }
            return column;
        }

        private String cell() {
            var type = xml.attribute("t");
            int style = XlsxWorkbook.number(xml.attribute("s"));
            boolean isDate = style >= 0 && style < workbook.dateStyles.size() && workbook.dateStyles.get(style);
            var value = "";
            for (int event = xml.next(); !isEnd(event, "c"); event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("v")) {
                    value = xml.node().text();
                } else if (xml.name().equals("is")) {
                    value = text(xml.node());
                } else {
                    // The formula itself: what it came to stands beside it.
                    var ignored = xml.node();
                    value = ignored.isPresent() ? value : "";
                }
            }
            return switch (type) {
                case "s" -> sharedText(value);
                case "", "n" -> cells.number(value, isDate);
                default -> value;
            };
        }

        private String sharedText(String index) {
            int number = XlsxWorkbook.number(index);
            if (number < 0 || number >= workbook.shared.size()) {
                throw new UnreadableFile(
                        "workbook-malformed",
                        "A cell has a text that is not in the workbook",
                        sheet.place(this.number));
            }
            return workbook.shared.get(number);
        }

        @Override
        public void close() {
            xml.close();
            entries.close();
        }
    }
}
