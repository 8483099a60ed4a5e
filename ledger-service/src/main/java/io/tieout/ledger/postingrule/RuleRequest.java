package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Side;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param when conditions on the fact's attributes, all of them; none: every fact of the type
/// @param from first day of the facts it stands for
/// @param until last day of them
public record RuleRequest(
        @NotNull RuleName name,
        @NotNull FactType factType,
        @Nullable @Size(max = 10) List<@NotNull @Valid When> when,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @NotNull @Size(min = 2, max = 50) List<@NotNull @Valid Line> lines) {

    static final String NAME = "[a-z][A-Za-z0-9]{0,39}";
    static final String NAME_MESSAGE = "must be a name such as costCenter";

    /// @param anyOf the attribute has one of these values
    public record When(
            @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE)
            String attribute,

            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 100) String> anyOf) {}

    /// @param amount terms that are added up
    /// @param dimensions with a fixed value
    /// @param dimensionsFrom with the value of an attribute of the fact
    public record Line(
            @NotNull AccountCode account,
            @NotNull Side side,
            @NotEmpty @Size(max = 10) List<@NotNull @Valid Term> amount,

            @Nullable @Size(max = 10)
            Map<@Pattern(regexp = NAME, message = NAME_MESSAGE) String, @NotBlank @Size(max = 100) String> dimensions,

            @Nullable @Size(max = 10)
            Map<
                            @Pattern(regexp = NAME, message = NAME_MESSAGE) String,
                            @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String>
                    dimensionsFrom) {}

    /// @param of the name of an amount of the fact
    /// @param times a fixed fraction of it such as `0.25` or `1/3`, negative to subtract; the whole when absent
    public record Term(
            @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE)
            String of,

            @Nullable Fraction times) {}

    public PostingRule toRule() {
        return new PostingRule(
                name,
                factType,
                when == null
                        ? List.of()
                        : when.stream()
                                .map(condition ->
                                        new Condition(condition.attribute(), new HashSet<>(condition.anyOf())))
                                .toList(),
                from,
                until,
                lines.stream().map(RuleRequest::line).toList());
    }

    private static TemplateLine line(Line line) {
        return new TemplateLine(
                line.account(),
                line.side(),
                line.amount().stream()
                        .map(term -> new AmountTerm(term.of(), term.times() == null ? Fraction.ONE : term.times()))
                        .toList(),
                line.dimensions() == null ? Map.of() : line.dimensions(),
                line.dimensionsFrom() == null ? Map.of() : line.dimensionsFrom());
    }
}
