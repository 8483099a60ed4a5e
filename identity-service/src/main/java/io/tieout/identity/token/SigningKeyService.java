package io.tieout.identity.token;

import com.nimbusds.jose.jwk.RSAKey;
import io.tieout.platform.id.Ids;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes signing keys: the first one when there is none, a new one when the newest is too old or by request.
@Service
@Transactional
class SigningKeyService {

    private static final int KEY_BITS = 2048;

    private final SigningKeyRepository keys;
    private final Clock clock;

    SigningKeyService(SigningKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// All published keys, the newest first; never empty.
    List<RSAKey> list() {
        var present = keys.list();
        if (!present.isEmpty()) {
            return present;
        }
        keys.lock();
        if (keys.list().isEmpty()) {
            add();
        }
        return keys.list();
    }

    String rotate() {
        keys.lock();
        return add();
    }

    /// @return whether a new key was made
    boolean rotateIfOlderThan(Duration lifetime) {
        keys.lock();
        var present = keys.list();
        if (!present.isEmpty()
                && present.getFirst().getIssueTime().toInstant().plus(lifetime).isAfter(clock.instant())) {
            return false;
        }
        add();
        return true;
    }

    int removeReplacedLongerThan(Duration overlap) {
        return keys.deleteReplacedBefore(clock.instant().minus(overlap));
    }

    private String add() {
        var keyId = Ids.next().toString();
        keys.insert(keyId, generate(), clock.instant());
        return keyId;
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
