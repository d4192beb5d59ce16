/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

/**
 * One HTTP request that a web server has answered.
 *
 * @param taken milliseconds until it was answered
 */
public record Hit(
        String method,
        String stem,
        String query,
        String client,
        String agent,
        int status,
        int substatus,
        long win32,
        int taken) {
    private static final String NDES = "/certsrv/mscep/mscep.dll";

    /** A device asks NDES something that names nobody. */
    public static Hit ask(Caller from, String operation, int status, int substatus, long win32, int taken) {
        var query = "operation=" + operation + "&message=ca";
        return new Hit("GET", from.stem(), query, from.address(), from.agent(), status, substatus, win32, taken);
    }

    /** A device hands its request in by POST. */
    public static Hit post(Caller from, int status, int taken) {
        return new Hit(
                "POST", from.stem(), "operation=PKIOperation", from.address(), from.agent(), status, 0, 0, taken);
    }

    /** A device hands its request in by GET, and the log holds it. */
    public static Hit get(Caller from, String message, int status, int taken) {
        var query = "operation=PKIOperation&message=" + message;
        return new Hit("GET", from.stem(), query, from.address(), from.agent(), status, 0, 0, taken);
    }

    /** The policy module asks the certificate registration service. */
    public static Hit service(String call, int status, int substatus, long win32, int taken) {
        var stem = "/CertificateRegistrationSvc/Certificate/" + call;
        return new Hit(
                "POST", stem, "-", "fe80::1c2a:77b4:9d10:2e6f%5", "NDES_Plugin", status, substatus, win32, taken);
    }

    /**
     * Who calls NDES.
     *
     * @param agent as the log has it, without blanks
     */
    public record Caller(String address, String agent) {
        String stem() {
            return agent.startsWith("Mozilla/4.0") ? NDES + "/pkiclient.exe" : NDES;
        }
    }
}
