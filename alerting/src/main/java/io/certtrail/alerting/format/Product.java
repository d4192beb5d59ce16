/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

/** Who says so: the name, maker and version a SIEM shows beside an alert. */
public record Product(String vendor, String name, String version) {

    /** This product in one of its versions. */
    public static Product certtrail(String version) {
        return new Product("certtrail", "certtrail", version);
    }
}
