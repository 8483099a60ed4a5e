/// Which service answers which path, and how patiently it is asked.
///
/// A caller knows resources (`/api/v1/invoices`), never services; the table of first path segments is in
/// `application.yml`. `/internal` and `/actuator` of the services are not in it, with the one exception of parked
/// keys, which operators reach as `/api/v1/operations/{service}/parked-keys`.
@NullMarked
package io.tieout.gateway.route;

import org.jspecify.annotations.NullMarked;
