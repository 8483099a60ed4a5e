package io.tieout.identity.signin;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param attemptsPerAccount wrong passwords for one account within the window, then it waits
/// @param attemptsPerAddress the same for one network address, whatever the account
/// @param sessionLifetime how long a browser stays signed in
/// @param secureCookie whether the browser may send the cookie over HTTPS only
@Validated
@ConfigurationProperties("identity.sign-in")
record SignInProperties(
        @Min(1) int attemptsPerAccount,
        @Min(1) int attemptsPerAddress,
        @NotNull @DurationMin(seconds = 1) Duration attemptWindow,
        @NotNull @DurationMin(minutes = 1) Duration sessionLifetime,
        boolean secureCookie) {}
