/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import java.time.Instant;

/** The log of a device that ships one: what it writes down of a request, and when nothing happens. */
public interface DeviceLog {
    /** Where all devices of the tenant call. */
    String URL = "https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll";

    /** Intune has sent the profile, and the device calls NDES. */
    void begin(Instant now, Enrolment enrolment);

    /** NDES has said what it is capable of, and shown its certificates. */
    void answered(Instant now, Enrolment enrolment);

    /** The request is made, and sent. */
    void request(Instant now, Enrolment enrolment);

    /** The certificate has come. */
    void receive(Instant now, Enrolment enrolment);

    /** The certificate is installed, and can be used. */
    void install(Instant now, Enrolment enrolment, Certificate certificate);

    /** NDES has refused. */
    void refused(Instant now, Enrolment enrolment);

    /** A PKCS certificate is installed. */
    void importPfx(Instant now, Certificate certificate);

    /** The device talks with Intune, and has nothing to do. */
    void idle(Instant now);
}
