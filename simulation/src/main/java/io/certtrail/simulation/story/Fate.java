/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of a request. */
public enum Fate {
    SCEP_ISSUED(400, Duration.ofMinutes(10)),
    SCEP_CHALLENGE(10, Duration.ofMinutes(10)),
    SCEP_EXPIRED(4, Duration.ofMinutes(10)),
    SCEP_REFUSED(8, Duration.ofMinutes(10)),
    SCEP_MENDED(5, Duration.ofHours(3)),
    SCEP_NOT_VERIFIED(5, Duration.ofHours(1)),
    SCEP_NOT_ISSUED(5, Duration.ofHours(1)),
    SCEP_LATE(4, Duration.ofHours(2)),
    SCEP_NOT_REPORTED(3, Duration.ofHours(26)),
    /** A PC never says that its certificate is installed. */
    SCEP_NOT_INSTALLED(5, Duration.ofHours(1)),
    /** A phone asks its user, who does not answer. */
    SCEP_USER_WAITS(4, Duration.ofHours(26)),
    /** An iPhone does not take what it is given. */
    SCEP_NOT_TAKEN(4, Duration.ofMinutes(30)),
    /** Of an outage that the tenant has, and never drawn. */
    SCEP_UNSEEN(0, Duration.ofMinutes(10)),
    PKCS_ISSUED(300, Duration.ofMinutes(10)),
    PKCS_SECOND_TRY(8, Duration.ofMinutes(30)),
    PKCS_REFUSED(26, Duration.ofMinutes(30)),
    PKCS_KEY_REFUSED(4, Duration.ofMinutes(30)),
    PKCS_HELD(4, Duration.ofHours(2)),
    PKCS_NOT_ISSUED(4, Duration.ofHours(3)),
    PKCS_NOT_UPLOADED(3, Duration.ofHours(3)),
    PKCS_LATE(3, Duration.ofHours(4)),
    /** Of an outage, never drawn. */
    PKCS_UNSEEN(0, Duration.ofMinutes(10)),
    LEGACY_ISSUED(30, Duration.ofMinutes(10)),
    LEGACY_REFUSED(8, Duration.ofMinutes(10)),
    LEGACY_HELD(3, Duration.ofMinutes(10)),
    RECRYPT_DONE(20, Duration.ofMinutes(10)),
    RECRYPT_FAILED(3, Duration.ofMinutes(10)),
    RECRYPT_STUCK(2, Duration.ofHours(3)),
    IMPORT_DONE(20, Duration.ofMinutes(10)),
    IMPORT_FAILED(3, Duration.ofMinutes(10)),
    IMPORT_STUCK(2, Duration.ofHours(3)),
    REVOKE_DONE(15, Duration.ofMinutes(10)),
    REVOKE_FAILED(3, Duration.ofMinutes(30)),
    REVOKE_DENIED(2, Duration.ofMinutes(30)),
    REVOKE_STUCK(2, Duration.ofHours(26));

    private final int weight;
    private final Duration needs;

    Fate(int weight, Duration needs) {
        this.weight = weight;
        this.needs = needs;
    }

    /** The name a user writes, such as {@code pkcs-refused}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How often it is drawn, in relation to the others; 0 for one that an outage makes. */
    public int weight() {
        return weight;
    }

    /** How long the logs must go on after its beginning until everything about it is known. */
    public Duration needs() {
        return needs;
    }

    /** The same workflow, and all goes well. */
    public Fate instead() {
        var workflow = name().substring(0, name().indexOf('_'));
        return Arrays.stream(values())
                .filter(fate -> fate.name().startsWith(workflow))
                .findFirst()
                .orElse(SCEP_ISSUED);
    }
}
