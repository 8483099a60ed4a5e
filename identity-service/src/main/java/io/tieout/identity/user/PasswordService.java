package io.tieout.identity.user;

import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Checks passwords, holding no database connection while it computes: a hash takes longer than the query.
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class PasswordService {

    /// Of a random value that was thrown away.
    private static final String HASH_OF_NOBODY = "{bcrypt}$2a$10$mV3yxON3jMMOX0CRVmGwau/Pt7ezDjOgPyTXshhkrsUIIBVInnWp2";

    private final UserRepository users;
    private final PasswordEncoder passwords;

    PasswordService(UserRepository users, PasswordEncoder passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /// The user with this address and password, if both are right and the user is not disabled.
    ///
    /// Takes as long for an unknown address as for a wrong password, so that the time does not tell who is known.
    public Optional<User> authenticate(String email, String password) {
        var stored = users.findByEmail(email);
        var hash = stored.map(StoredUser::passwordHash).orElse(HASH_OF_NOBODY);
        return passwords.matches(password, hash)
                ? stored.map(StoredUser::user).filter(user -> !user.disabled())
                : Optional.empty();
    }
}
