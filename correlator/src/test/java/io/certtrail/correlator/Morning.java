/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** A morning on which much goes wrong at once, told by eight sources. */
public final class Morning {
    public static final String POLICY = "39907e78-e61b-4730-b9fa-d44a53e4111c";
    public static final String OTHER_POLICY = "5b2f6a0e-7c1d-4e6f-8a9b-0c1d2e3f4a5b";
    /** When all its sources end. */
    public static final Instant END = HandLog.at("12:00:00");

    static final String RPC = "The RPC server is unavailable. 0x800706ba";
    static final String TOKEN = "ModelName=AC_1%2FLogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c;Hash=1";

    private Morning() {}

    /** The id of a numbered device. */
    public static String device(int number) {
        return "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d%02d".formatted(number);
    }

    /** The sources of the morning; while one of them says nothing, nothing is concluded. */
    public static Scene scene() {
        return speaking().with(HandLog.of(Origin.CONNECTOR, "CONN09", "never-says-anything"));
    }

    /** Those that speak, so that conclusions are drawn while the morning goes on. */
    public static Scene speaking() {
        return Scene.until(
                END,
                Stream.of(operational(), admin(), legacy(), authority(), server(), phone(), laptop())
                        .map(log -> log.quietUntil(END))
                        .toArray(HandLog[]::new));
    }

    private static HandLog operational() {
        return HandLog.of(Origin.CONNECTOR, "CONN01", "operational")
                .healthy("07:59:00")
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:00", 1020, device(2), POLICY)
                .connector("08:00:05", 1051, device(1), POLICY, "Error", RPC)
                .connector("08:00:20", 1050, device(2), POLICY, "SerialNumber", "4A00000001")
                .connector("08:00:30", 1102, device(2), POLICY)
                .connector("08:01:00", 1020, device(3), POLICY)
                .connector("08:01:10", 4003, device(6), POLICY, "TransactionId", "A1B2C3")
                .connector("08:01:11", 4004, device(6), POLICY, "TransactionId", "A1B2C3")
                .connector("08:10:05", 1052, device(1), POLICY, "Error", RPC)
                .connector("08:20:00", 1020, device(4), OTHER_POLICY)
                .connector("08:20:05", 1052, device(4), OTHER_POLICY, "Error", "0x80094800")
                .connector("08:30:00", 1020, device(5), POLICY)
                .connector("08:30:05", 1051, device(5), POLICY, "Error", "pending")
                .connector("08:31:00", 1020, device(7), POLICY)
                .connector("08:31:05", 1051, device(7), POLICY, "Error", RPC)
                .connector("08:36:05", 1050, device(7), POLICY)
                .connector("08:36:06", 1102, device(7), POLICY)
                .healthyFrom("08:40:00", "11:55:00");
    }

    private static HandLog admin() {
        return HandLog.of(Origin.CONNECTOR, "CONN01", "admin")
                .connector("08:00:31", 1000, device(2), POLICY)
                .connector("08:10:05", 1001, device(1), POLICY, "Error", RPC)
                .connector("08:20:06", 1001, device(4), OTHER_POLICY, "Error", "0x80094800")
                .connector("09:00:00", 4002, device(8), POLICY);
    }

    private static HandLog legacy() {
        return HandLog.of(Origin.CONNECTOR, "CONN02", "trace")
                .trace("08:05:05", "6", "IssuePfx - COMException (0x800706BA): The RPC server is unavailable.")
                .trace("08:05:06", "7", "IssuePfx - COMException (0x80070057): The parameter is incorrect.")
                .trace("08:05:07", "7", "Issuing Pfx certificate for Device ID " + device(10) + " failed")
                .trace("08:05:08", "6", "Issuing Pfx certificate for Device ID " + device(9) + " failed");
    }

    private static HandLog authority() {
        return HandLog.of(Origin.CA, "CA01", "application")
                .authority("08:00:04", 128, "RequestId", "70")
                .authority("08:20:04", 53, "RequestId", "71", "Reason", "0x80094800", "SubjectName", "CN=user4")
                .authority("08:30:04", 54, "RequestId", "72", "SubjectName", "CN=user5")
                .authority("08:50:00", 53, "RequestId", "73", "Reason", "0x80094812", "SubjectName", "CN=nobody")
                .authority("11:00:00", 128, "RequestId", "74");
    }

    private static HandLog server() {
        return HandLog.of(Origin.IIS, "NDES01", "u_ex")
                .http("08:00:01", "GetCACaps", 200, 0, null)
                .http("08:01:09", "PKIOperation", 200, 0, "A1B2C3")
                .http("08:15:00", "GetCACaps", 500, 1346, null)
                .http("08:15:30", "GetCACaps", 500, 1346, null)
                .http("08:40:00", "GetCACaps", 200, 0, null)
                .http("08:40:20", "GetCACert", 200, 0, null)
                .http("09:15:00", "PKIOperation", 200, 0, "D4E5F6");
    }

    private static HandLog phone() {
        var profile = "<LocURI>./Vendor/MSFT/CertificateStore/Enroll/" + TOKEN + "/Install</LocURI>";
        return HandLog.ofDevice(device(6), Platform.ANDROID)
                .line("08:01:00", profile)
                .line("08:01:03", "Received '200 OK' when sending GetCACaps(ca)")
                .line(
                        "08:01:08",
                        "Encoding message: org.jscep.message.PkcsReq@1[messageType=PKCS_REQ,senderNonce=Nonce [0a],"
                                + "transId=A1B2C3]")
                .line("08:30:00", "There are 1 requests")
                .line("11:50:00", "There are 1 requests");
    }

    private static HandLog laptop() {
        var provider = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider";
        return HandLog.ofDevice(device(11), Platform.WINDOWS)
                .windows(HandLog.at("08:02:00"), provider, 306, Map.of("UniqueId", TOKEN))
                .windows(HandLog.at("08:02:05"), provider, 36, Map.of())
                .windows(HandLog.at("08:12:00"), provider, 208, Map.of())
                .windows(HandLog.at("08:20:00"), provider, 32, Map.of("HRESULT", "0x80072EE2"));
    }
}
