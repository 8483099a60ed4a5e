package io.tieout.customer.customerimport;

import static java.util.Map.entry;

import io.tieout.sheet.HeadingWords;
import io.tieout.sheet.UnreadableSheet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column of customers each heading of a file means: as the sender says, by its name, or by a word for it.
final class CustomerColumns {

    /// What refused rows come back with, so that they can be sent again when they are mended.
    static final String REFUSED_COLUMN = "refused:column";

    static final String REFUSED_REASON = "refused:reason";

    static final String ATTRIBUTE_PREFIX = "attribute:";

    /// Before the name of another system, over its keys.
    static final String KEY_PREFIX = "key:";

    /// Before the heading of a column that is not read.
    static final String IGNORED_PREFIX = "ignored:";

    /// Where a row stands in a workbook; such rows have no lines.
    static final String ROW = "file:row";

    private static final Set<String> OURS = Set.of(REFUSED_COLUMN, REFUSED_REASON, ROW);

    /// Only by their own names: another system's "Customer Number" may be like one of ours that is somebody else's.
    private static final Set<String> OUR_NUMBERS = Set.of("customerNumber", "parentNumber");

    private static final List<String> PREFIXES = List.of(ATTRIBUTE_PREFIX, KEY_PREFIX, IGNORED_PREFIX);

    private static final HeadingWords WORDS = new HeadingWords(Map.ofEntries(
            entry("customerNumber", List.of()),
            entry("parentNumber", List.of()),
            entry("externalNumber", List.of("external id", "erp number", "外部编号", "nomor eksternal")),
            entry(
                    "name",
                    List.of(
                            "customer",
                            "customer name",
                            "company",
                            "company name",
                            "名称",
                            "客户",
                            "客户名称",
                            "公司",
                            "公司名称",
                            "nama",
                            "pelanggan",
                            "nama pelanggan",
                            "perusahaan",
                            "nama perusahaan")),
            entry("otherNames", List.of("alias", "aliases", "别名", "其他名称", "nama lain")),
            entry("parentExternalNumber", List.of("上级外部编号", "nomor eksternal induk")),
            entry(
                    "taxId",
                    List.of("tax number", "vat id", "vat number", "税号", "纳税人识别号", "统一社会信用代码", "npwp", "nomor npwp")),
            entry("country", List.of("country code", "国家", "国家代码", "negara", "kode negara")),
            entry("currency", List.of("currency code", "货币", "币种", "mata uang")),
            entry("language", List.of("语言", "bahasa")),
            entry(
                    "paymentTermDays",
                    List.of("payment days", "payment term (days)", "付款天数", "账期", "账期(天)", "termin", "tempo (hari)")),
            entry("ibans", List.of("iban")),
            entry("email", List.of("e-mail address", "邮箱", "电子邮件", "电子邮箱", "surel", "alamat email")),
            entry(
                    "phone",
                    List.of(
                            "telephone",
                            "phone number",
                            "tel",
                            "电话",
                            "电话号码",
                            "手机",
                            "telepon",
                            "nomor telepon",
                            "no. telepon"))));

    private CustomerColumns() {}

    /// @param mapping the columns that the sender says, by their headings; an empty one leaves the column out
    static List<String> of(List<String> headings, Map<String, String> mapping) {
        mapping.keySet().stream()
                .filter(heading -> !headings.contains(heading))
                .findFirst()
                .ifPresent(heading -> {
                    throw new UnreadableSheet("The mapping names the column '" + heading + "', which the file lacks");
                });
        var columns = headings.stream()
                .map(heading -> find(heading, mapping.get(heading)).orElseThrow(() -> unknown(heading)))
                .toList();
        requireOnce(headings, columns);
        if (!columns.contains("name")) {
            throw new UnreadableSheet("The column 'name' is missing");
        }
        return columns;
    }

    private static UnreadableSheet unknown(String heading) {
        return new UnreadableSheet("The column '" + heading + "' is unknown; name it '" + ATTRIBUTE_PREFIX + heading
                + "' to keep it as an attribute, or '" + IGNORED_PREFIX + heading
                + "' to leave it out, or say in 'mapping' which column it is");
    }

    /// @param said by the sender
    static Optional<String> find(String heading, @Nullable String said) {
        if (said != null && said.isEmpty()) {
            return Optional.of(IGNORED_PREFIX + heading);
        }
        var wanted = Objects.requireNonNullElse(said, heading);
        if (OURS.contains(wanted) || PREFIXES.stream().anyMatch(wanted::startsWith)) {
            return Optional.of(wanted);
        }
        return WORDS.column(wanted).filter(column -> !OUR_NUMBERS.contains(column) || column.equals(wanted));
    }

    private static void requireOnce(List<String> headings, List<String> columns) {
        var seen = new HashSet<String>();
        var firsts = new HashMap<String, String>();
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            if (!seen.add(column)) {
                throw new UnreadableSheet("The columns '" + firsts.get(column) + "' and '" + headings.get(place)
                        + "' both mean '" + column + "'");
            }
            firsts.put(column, headings.get(place));
        }
    }
}
