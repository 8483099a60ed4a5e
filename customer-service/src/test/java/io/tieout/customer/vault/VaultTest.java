package io.tieout.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tieout.platform.id.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VaultTest {

    private final UUID company = Ids.next();
    private final UUID owner = Ids.next();
    private final Vault before = vault("vault-keyset-before.json");
    private final Vault after = vault("vault-keyset.json");

    @Test
    void opensWhatItSealed() {
        var sealed = before.seal("DE89 and more", "DE89", company, owner);

        assertThat(before.open(sealed.content(), company, owner)).isEqualTo("DE89 and more");
        assertThat(sealed.content()).doesNotContain("DE89");
    }

    @Test
    void sealsTheSameTextDifferentlyAndFindsItUnderTheSameIndex() {
        var one = before.seal("text", "DE89", company, owner);
        var two = before.seal("text", "DE89", company, Ids.next());

        assertThat(one.content()).isNotEqualTo(two.content());
        assertThat(one.index()).isEqualTo(two.index());
        assertThat(before.indexes("DE89", company)).containsExactly(one.index());
        assertThat(before.indexes("DE89", Ids.next())).doesNotContain(one.index());
    }

    @Test
    void opensNothingThatWasMovedToAnotherOwnerOrCompany() {
        var sealed = before.seal("text", "DE89", company, owner);

        assertThatIllegalStateException().isThrownBy(() -> before.open(sealed.content(), company, Ids.next()));
        assertThatIllegalStateException().isThrownBy(() -> before.open(sealed.content(), Ids.next(), owner));
    }

    @Test
    void readsAndFindsWhatWasWrittenWithTheKeyBefore() {
        var sealed = before.seal("text", "DE89", company, owner);

        assertThat(after.open(sealed.content(), company, owner)).isEqualTo("text");
        assertThat(after.indexes("DE89", company)).hasSize(2).contains(sealed.index());
        var anew = after.seal("text", "DE89", company, owner);
        assertThat(anew.contentKey()).isEqualTo(after.contentKey()).isNotEqualTo(sealed.contentKey());
        assertThat(anew.indexKey()).isEqualTo(after.indexKey()).isNotEqualTo(sealed.indexKey());
        assertThatIllegalStateException().isThrownBy(() -> before.open(anew.content(), company, owner));
    }

    private static Vault vault(String file) {
        try {
            var keysets = JsonMapper.shared().readTree(Files.readString(Path.of("src/test/resources", file)));
            return Vault.of(
                    keysets.get("encryption").toString(), keysets.get("index").toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
