package io.tieout.identity.user;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets people in and changes what they may do.
@Service
@Transactional
public class UserService {

    private final UserRepository users;
    private final UserPublisher publisher;
    private final PasswordEncoder passwords;
    private final Clock clock;

    UserService(UserRepository users, UserPublisher publisher, PasswordEncoder passwords, Clock clock) {
        this.users = users;
        this.publisher = publisher;
        this.passwords = passwords;
        this.clock = clock;
    }

    public User create(CompanyId companyId, NewUser wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var user = new User(
                new UserId(Ids.next()),
                companyId,
                wanted.email().strip(),
                wanted.displayName().strip(),
                wanted.roles(),
                false,
                now,
                1);
        wanted.password().refuseIfLike(user.email());
        if (!users.insert(user, hash(wanted.password()), now)) {
            throw new EmailAlreadyUsed(user.email());
        }
        publisher.changed(user);
        return user;
    }

    User change(CompanyId companyId, UserId id, long expectedVersion, UserChange change) {
        // Administrators are changed one at a time: two of them must not take the right from each other at once.
        users.lockAdmins(companyId);
        var user = users.get(companyId, id);
        if (user.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, user.version());
        }
        var password = change.password();
        if (password != null) {
            password.refuseIfLike(user.email());
        }
        var changed = user.changed(
                orElse(change.displayName(), user.displayName()).strip(),
                orElse(change.roles(), user.roles()),
                orElse(change.disabled(), user.disabled()),
                password == null ? user.passwordChangedAt() : clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (user.isActiveAdmin() && !changed.isActiveAdmin() && users.countActiveAdmins(companyId) == 1) {
            throw new LastAdmin(user);
        }
        users.update(changed, password == null ? null : hash(password), expectedVersion);
        publisher.changed(changed);
        return changed;
    }

    public Optional<User> find(UserId id) {
        return users.find(id);
    }

    public Optional<User> findByEmail(String email) {
        return users.findByEmail(email).map(StoredUser::user);
    }

    private String hash(Password password) {
        var hash = passwords.encode(password.value());
        if (hash == null) {
            throw new IllegalStateException("the password encoder gave no hash");
        }
        return hash;
    }

    private static <T> T orElse(@Nullable T wanted, T present) {
        return wanted == null ? present : wanted;
    }
}
