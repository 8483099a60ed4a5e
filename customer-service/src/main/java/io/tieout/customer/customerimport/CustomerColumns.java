package io.tieout.customer.customerimport;

import io.tieout.dataimport.ImportColumn;
import java.util.List;

/// The columns of customers. Our own numbers go only by their names: another system's "Customer Number" may be like one
/// of ours that is somebody else's.
final class CustomerColumns {

    static final String ATTRIBUTE_PREFIX = "attribute:";

    /// Before the name of another system, over its keys.
    static final String KEY_PREFIX = "key:";

    static final List<ImportColumn> ALL = List.of(
            ImportColumn.onlyByName("customerNumber"),
            ImportColumn.onlyByName("parentNumber"),
            ImportColumn.of("externalNumber", "external id", "erp number", "外部编号", "nomor eksternal"),
            ImportColumn.of(
                    "name",
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
                    "nama perusahaan"),
            ImportColumn.of("otherNames", "alias", "aliases", "别名", "其他名称", "nama lain"),
            ImportColumn.of("parentExternalNumber", "上级外部编号", "nomor eksternal induk"),
            ImportColumn.of(
                    "taxId", "tax number", "vat id", "vat number", "税号", "纳税人识别号", "统一社会信用代码", "npwp", "nomor npwp"),
            ImportColumn.of("country", "country code", "国家", "国家代码", "negara", "kode negara"),
            ImportColumn.of("currency", "currency code", "货币", "币种", "mata uang"),
            ImportColumn.of("language", "语言", "bahasa"),
            ImportColumn.of(
                    "paymentTermDays",
                    "payment days",
                    "payment term (days)",
                    "付款天数",
                    "账期",
                    "账期(天)",
                    "termin",
                    "tempo (hari)"),
            ImportColumn.of("ibans", "iban"),
            ImportColumn.of("email", "e-mail address", "邮箱", "电子邮件", "电子邮箱", "surel", "alamat email"),
            ImportColumn.of(
                    "phone",
                    "telephone",
                    "phone number",
                    "tel",
                    "电话",
                    "电话号码",
                    "手机",
                    "telepon",
                    "nomor telepon",
                    "no. telepon"));

    private CustomerColumns() {}
}
