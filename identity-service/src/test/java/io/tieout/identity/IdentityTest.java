package io.tieout.identity;

import io.tieout.platformtest.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The service after a first start with demo users. One running service for all classes that carry it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest(
        properties = {
            "TIEOUT_COMPANY_NAME=Nusantara Trading",
            "TIEOUT_COMPANY_CURRENCY=EUR",
            "TIEOUT_COMPANY_TIMEZONE=Europe/Berlin",
            "TIEOUT_COMPANY_LOCALE=en",
            "TIEOUT_COMPANY_FISCAL_YEAR_START_MONTH=4",
            "TIEOUT_ADMIN_PASSWORD=" + IdentityTest.PASSWORD,
            "TIEOUT_OPERATOR_SECRET=" + IdentityTest.OPERATOR_SECRET,
            "TIEOUT_KEY_ENCRYPTION_SECRET=" + IdentityTest.KEY_SECRET,
            "TIEOUT_DEMO_PASSWORD=" + IdentityTest.PASSWORD
        })
@interface IdentityTest {

    String PASSWORD = "correct horse battery";
    String OPERATOR_SECRET = "operator-0123456789abcdef0123456789";
    String KEY_SECRET = "keys-0123456789abcdef0123456789abcdef";
}
