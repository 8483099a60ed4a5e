package io.tieout.customer.party;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.customfield.CustomFieldService;
import io.tieout.customer.customfield.CustomFieldTarget;
import io.tieout.customer.customfield.CustomFields;
import io.tieout.customer.customfield.InvalidCustomField;
import io.tieout.customer.party.CustomerQueries.ChangeResponse;
import io.tieout.customer.party.CustomerQueries.CustomerSummaryResponse;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sheet.SheetResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {

    /// Before the key of a custom field, in a filter and in the trail of changes.
    private static final String CUSTOM = "cf.";

    private final CustomerService service;
    private final CustomerRepository customers;
    private final CustomerQueries queries;
    private final BankAccountRepository accounts;
    private final CustomFieldService fields;
    private final ExternalKeyService keys;
    private final JsonMapper json;
    private final CustomerFormService forms;
    private final CustomerExportService export;

    CustomerController(
            CustomerService service,
            CustomerRepository customers,
            CustomerQueries queries,
            BankAccountRepository accounts,
            CustomFieldService fields,
            ExternalKeyService keys,
            JsonMapper json,
            CustomerFormService forms,
            CustomerExportService export) {
        this.json = json;
        this.keys = keys;
        this.service = service;
        this.customers = customers;
        this.queries = queries;
        this.accounts = accounts;
        this.fields = fields;
        this.forms = forms;
        this.export = export;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<CustomerResponse> register(
            @Valid @RequestBody CustomerRequest request,
            @RequestParam(defaultValue = "FAIL") DuplicatePolicy onDuplicate,
            Caller caller) {
        var registration = service.register(
                caller.companyId(),
                request.toDetails(fields(caller).read(Map.of(), request.customFields(), caller.roles())),
                onDuplicate);
        var customer = registration.customer();
        return ResponseEntity.status(registration.entered() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/customers/" + customer.id()))
                .eTag(EntityTag.of(customer.version()))
                .body(response(customer, caller, registration.lookalikes()));
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<CustomerSummaryResponse> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String externalNumber,
            @RequestParam(required = false) @Nullable PartyRole role,
            @RequestParam(required = false) @Nullable UUID ownerId,
            @RequestParam(required = false) @Nullable UUID parentId,
            @RequestParam(required = false) @Nullable CustomerStatus status,
            @RequestParam(required = false) @Nullable String iban,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam Map<String, String> cf,
            Caller caller) {
        var filter = new CustomerFilter(
                search,
                externalNumber,
                role,
                ownerId,
                parentId,
                status,
                account(iban, caller),
                customFields(cf, caller));
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    /// The list as a file, in the columns of an import; the file imported again changes nothing. Written as it is read,
    /// so that it may be of any length. Who does not see whole bank accounts gets none.
    ///
    /// @param format `csv` or `xlsx`
    /// @param bom whether CSV begins with a byte order mark, without which Excel takes it for another encoding
    @GetMapping("/export")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String externalNumber,
            @RequestParam(required = false) @Nullable PartyRole role,
            @RequestParam(required = false) @Nullable UUID ownerId,
            @RequestParam(required = false) @Nullable UUID parentId,
            @RequestParam(required = false) @Nullable CustomerStatus status,
            @RequestParam(required = false) @Nullable String iban,
            @RequestParam Map<String, String> cf,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "customers", bom);
        var filter = new CustomerFilter(
                search,
                externalNumber,
                role,
                ownerId,
                parentId,
                status,
                account(iban, caller),
                customFields(cf, caller));
        export.requireRoom(caller.companyId(), filter, file.format());
        file.send(response, sheet -> export.write(caller.companyId(), filter, seesAccounts(caller), sheet));
    }

    /// Whoever sees the last four digits only must not find out the others by asking.
    private List<String> account(@Nullable String iban, Caller caller) {
        if (iban == null) {
            return List.of();
        }
        if (!seesAccounts(caller)) {
            throw new HiddenField("iban");
        }
        return List.of(accounts.indexes(caller.companyId(), List.of(BankAccount.lookup(new Iban(iban)))));
    }

    private static boolean seesAccounts(Caller caller) {
        return caller.is(ACCOUNTANT) || caller.is(ADMIN);
    }

    /// Enters the customer that another system knows by this key, or changes it: what is not said stays as it is.
    ///
    /// @param ifMatch wanted where a lost change matters
    @PutMapping("/by-key/{system}/{key}")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<CustomerResponse> putByKey(
            @PathVariable String system,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CustomerRequest request,
            @RequestParam(defaultValue = "FAIL") DuplicatePolicy onDuplicate,
            Caller caller) {
        var registration = keys.put(
                caller.companyId(),
                new ExternalKey(system, key),
                request.toDetails(fields(caller).read(Map.of(), request.customFields(), caller.roles())),
                before -> forms.changed(before, before.version(), said(request), caller),
                onDuplicate,
                ifMatch == null ? null : (Long) EntityTag.required(ifMatch),
                caller.id());
        var customer = registration.customer();
        return ResponseEntity.status(registration.entered() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/customers/" + customer.id()))
                .eTag(EntityTag.of(customer.version()))
                .body(response(customer, caller, registration.lookalikes()));
    }

    @GetMapping("/by-key/{system}/{key}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<CustomerResponse> getByKey(@PathVariable String system, @PathVariable String key, Caller caller) {
        var customer = keys.get(caller.companyId(), new ExternalKey(system, key));
        return ResponseEntity.ok()
                .location(URI.create("/api/v1/customers/" + customer.id()))
                .eTag(EntityTag.of(customer.version()))
                .body(response(customer, caller));
    }

    /// Gives the customer a key of another system, too.
    @PutMapping("/{customerId}/external-keys/{system}/{key}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<ExternalKey> addKey(
            @PathVariable CustomerId customerId, @PathVariable String system, @PathVariable String key, Caller caller) {
        var given = new ExternalKey(system, key);
        boolean isNew = keys.add(caller.companyId(), customerId, given, caller.id());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(given);
    }

    @GetMapping("/{customerId}/external-keys")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ExternalKeysResponse keys(@PathVariable CustomerId customerId, Caller caller) {
        return new ExternalKeysResponse(keys.of(caller.companyId(), customerId));
    }

    record ExternalKeysResponse(List<ExternalKey> items) {}

    @GetMapping("/{customerId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<CustomerResponse> get(@PathVariable CustomerId customerId, Caller caller) {
        var customer = customers.get(caller.companyId(), customerId);
        return ResponseEntity.ok().eTag(EntityTag.of(customer.version())).body(response(customer, caller));
    }

    @PatchMapping(path = "/{customerId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<CustomerResponse> change(
            @PathVariable CustomerId customerId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = customers.get(caller.companyId(), customerId);
        var after = service.change(before, forms.changed(before, expected, changes, caller), expected, caller.id());
        return ResponseEntity.ok().eTag(EntityTag.of(after.version())).body(response(after, caller));
    }

    /// What the caller wrote, and nothing of what was left out.
    private JsonNode said(CustomerRequest request) {
        var said = (ObjectNode) json.valueToTree(request);
        said.propertyNames().stream()
                .filter(name -> said.get(name).isNull())
                .toList()
                .forEach(said::remove);
        return said;
    }

    private CustomFields fields(Caller caller) {
        return fields.of(caller.companyId(), CustomFieldTarget.CUSTOMER);
    }

    private CustomerResponse response(Customer customer, Caller caller) {
        return response(customer, caller, List.of());
    }

    private CustomerResponse response(Customer customer, Caller caller, List<PossibleDuplicate.Candidate> lookalikes) {
        var values = customer.details().customFields();
        return CustomerResponse.from(
                customer,
                seesAccounts(caller),
                values.isEmpty() ? Map.of() : fields(caller).show(values, caller.roles()),
                lookalikes);
    }

    /// `cf.key=value`: a field that is hidden from the caller is not there.
    private Map<UUID, String> customFields(Map<String, String> parameters, Caller caller) {
        var wanted = new HashMap<UUID, String>();
        if (parameters.keySet().stream().anyMatch(name -> name.startsWith(CUSTOM))) {
            var defined = fields(caller);
            parameters.forEach((name, value) -> {
                if (name.startsWith(CUSTOM)) {
                    var field = defined.find(name.substring(CUSTOM.length()), caller.roles())
                            .orElseThrow(() -> new InvalidCustomField(name, "there is no such field"));
                    wanted.put(field.id().value(), field.filter(value));
                }
            });
        }
        return wanted;
    }

    @GetMapping("/{customerId}/changes")
    @Access(roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR})
    Page<ChangeResponse> changes(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        customers.get(caller.companyId(), customerId);
        var hidden = fields.hiddenKeys(caller.companyId(), CustomFieldTarget.CUSTOMER, caller.roles()).stream()
                .map(key -> CUSTOM + key)
                .toList();
        return queries.changes(caller.companyId(), customerId, hidden, PageRequest.of(limit, cursor));
    }

    /// The whole group as a tree, also when asked for a subsidiary.
    @GetMapping("/{customerId}/group")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    GroupResponse group(@PathVariable CustomerId customerId, Caller caller) {
        customers.get(caller.companyId(), customerId);
        return queries.group(caller.companyId(), customerId);
    }
}
