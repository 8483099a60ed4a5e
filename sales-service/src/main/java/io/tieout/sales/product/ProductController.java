package io.tieout.sales.product;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sheet.SheetResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/products")
class ProductController {

    private final ProductService service;
    private final ProductRepository products;
    private final ProductExportService export;
    private final MergePatch patch;

    ProductController(
            ProductService service, ProductRepository products, ProductExportService export, MergePatch patch) {
        this.export = export;
        this.service = service;
        this.products = products;
        this.patch = patch;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Product> add(@Valid @RequestBody ProductRequest request, Caller caller) {
        var product = service.add(caller.companyId(), request);
        return ResponseEntity.created(URI.create("/api/v1/products/" + product.productId()))
                .eTag(EntityTag.of(product.version()))
                .body(product);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<Product> list(
            @RequestParam(required = false) @Nullable LocalDate soldOn,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return products.list(caller.companyId(), soldOn, PageRequest.of(limit, cursor, soldOn));
    }

    /// The list as a file, in the columns that `POST /product-imports` understands.
    ///
    /// @param format `csv` or `xlsx`
    /// @param bom whether CSV says by its first character that it is UTF-8, without which Excel guesses
    @GetMapping("/export")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable LocalDate soldOn,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "products", bom);
        export.requireRoom(caller.companyId(), soldOn, file.format());
        file.send(response, sheet -> export.write(caller.companyId(), soldOn, sheet));
    }

    @GetMapping("/{productId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<Product> get(@PathVariable UUID productId, Caller caller) {
        var product = products.get(caller.companyId(), productId);
        return ResponseEntity.ok().eTag(EntityTag.of(product.version())).body(product);
    }

    @PatchMapping(path = "/{productId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<Product> change(
            @PathVariable UUID productId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = products.get(caller.companyId(), productId);
        var wanted = patch.apply(ProductRequest.of(before), before.version(), expected, changes, ProductRequest.class);
        var after = service.change(caller.companyId(), before, wanted);
        return ResponseEntity.ok().eTag(EntityTag.of(after.version())).body(after);
    }
}
