package io.tieout.ledger.report;

import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.CurrentCaller;
import io.tieout.platform.web.QueryParameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class ReportFormatConfiguration implements WebMvcConfigurer {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final List<MediaType> TABLES = List.of(CSV, XLSX, MediaType.APPLICATION_PDF);

    private final CompanyService companies;

    ReportFormatConfiguration(CompanyService companies) {
        this.companies = companies;
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new FormatParameter(), new HeaderContentNegotiationStrategy()));
    }

    @Bean
    QueryParameter formatOfReports() {
        return new QueryParameter("format", FormatParameter.REPORTS);
    }

    @Bean
    HttpMessageConverter<Tabular> csvReports() {
        return new TableConverter(CSV, "csv") {
            @Override
            byte[] content(Tabular report, Table table) {
                return table.toCsv().getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    @Bean
    HttpMessageConverter<Tabular> workbookReports() {
        return new TableConverter(XLSX, "xlsx") {
            @Override
            byte[] content(Tabular report, Table table) throws IOException {
                var bytes = new ByteArrayOutputStream();
                try (var workbook = new Workbook(bytes, "Tieout", "1.0")) {
                    fill(workbook.newWorksheet(sheetName(table.name())), table);
                }
                return bytes.toByteArray();
            }
        };
    }

    @Bean
    HttpMessageConverter<Tabular> printedReports() {
        return new TableConverter(MediaType.APPLICATION_PDF, "pdf") {
            @Override
            byte[] content(Tabular report, Table table) {
                var company = CurrentCaller.find().flatMap(caller -> companies.find(caller.companyId()));
                return PrintedReport.of(report, company.map(Company::name).orElse(""));
            }
        };
    }

    private static void fill(Worksheet sheet, Table table) {
        for (int column = 0; column < table.header().size(); column++) {
            sheet.value(0, column, table.header().get(column));
            sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < table.rows().size(); row++) {
            var cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                fill(sheet, row + 1, column, cells.get(column));
            }
        }
    }

    private static void fill(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Money money -> {
                sheet.value(row, column, money.toBigDecimal());
                int digits = money.currency().getDefaultFractionDigits();
                sheet.style(row, column)
                        .format(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits))
                        .set();
            }
            case BigDecimal number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, cell.toString());
        }
    }

    /// A sheet's name has at most 31 characters.
    private static String sheetName(String name) {
        return name.length() > 31 ? name.substring(0, 31) : name;
    }

    /// `format` wins over the header, so that a link in a browser can ask for a file; without either it is JSON.
    private static final class FormatParameter implements ContentNegotiationStrategy {

        private static final String REPORTS = "/api/v1/reports/";

        private final HeaderContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

        @Override
        public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
            var path = request.getDescription(false).replaceFirst("^uri=", "");
            if (!path.startsWith(REPORTS)) {
                return MEDIA_TYPE_ALL_LIST;
            }
            var format = request.getParameter("format");
            if (format == null) {
                var accepted = header.resolveMediaTypes(request);
                return accepted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith)
                                && accepted.stream().noneMatch(FormatParameter::isTable)
                        ? List.of(MediaType.APPLICATION_JSON)
                        : MEDIA_TYPE_ALL_LIST;
            }
            return of(format);
        }

        private static boolean isTable(MediaType type) {
            return TABLES.stream().anyMatch(type::equalsTypeAndSubtype);
        }

        private static List<MediaType> of(String format) throws HttpMediaTypeNotAcceptableException {
            return switch (format) {
                case "json" -> List.of(MediaType.APPLICATION_JSON);
                case "csv" -> List.of(CSV);
                case "xlsx" -> List.of(XLSX);
                case "pdf" -> List.of(MediaType.APPLICATION_PDF);
                default ->
                    throw new HttpMediaTypeNotAcceptableException(
                            List.of(MediaType.APPLICATION_JSON, CSV, XLSX, MediaType.APPLICATION_PDF));
            };
        }
    }

    private abstract static class TableConverter extends AbstractHttpMessageConverter<Tabular> {

        private final String extension;

        TableConverter(MediaType type, String extension) {
            super(type);
            this.extension = extension;
        }

        abstract byte[] content(Tabular report, Table table) throws IOException;

        @Override
        protected boolean supports(Class<?> type) {
            return Tabular.class.isAssignableFrom(type);
        }

        @Override
        public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        protected Tabular readInternal(Class<? extends Tabular> type, HttpInputMessage input) {
            throw new HttpMessageNotReadableException("reports are only written", input);
        }

        @Override
        protected void writeInternal(Tabular report, HttpOutputMessage output) throws IOException {
            // Not straight into the answer: what fails while it is written must still become a problem document.
            var table = report.table();
            var content = content(report, table);
            output.getHeaders()
                    .setContentDisposition(ContentDisposition.attachment()
                            .filename(table.name() + "." + extension)
                            .build());
            output.getBody().write(content);
        }
    }
}
