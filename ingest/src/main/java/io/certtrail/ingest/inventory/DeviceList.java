/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.table.ColumnNames;
import io.certtrail.ingest.table.TableHeader;
import io.certtrail.schemas.event.Origin;
import java.io.InputStream;
import java.util.List;

/** The list of managed devices, or of the devices a profile is assigned to, as Intune exports it. */
public final class DeviceList {
    private static final ColumnNames NAMES = ColumnNames.empty()
            .with("id", "Intune device ID,Device ID,Managed device ID,id,Geräte-ID,Intune-Geräte-ID")
            .with("name", "Device name,Computer name,Name,Gerätename")
            .with("entra", "Azure AD Device ID,Microsoft Entra device ID,Entra device ID,AAD Device ID,ReferenceId")
            .with("serial", "Serial number,Serial,Seriennummer")
            .with(
                    "user",
                    "Primary user UPN,User principal name,UPN,UPN des primären Benutzers,"
                            + "Primary user email address,Email address,User")
            .with("os", "OS,Operating system,Platform,Betriebssystem")
            .with(
                    "lastConnection",
                    "Last check-in,Last contact,LastContact,Last sync date time,Last sync,Last seen,Letzter Check-In")
            .with("enrolled", "Enrollment date,Enrolled date time,EnrolledDateTime,Registrierungsdatum")
            .with("profile", "Policy name,Profile name,PolicyName,Policy,Profile")
            .with("profileType", "Policy type,Profile type,PolicyBaseTypeName,UnifiedPolicyType")
            .with("status", "Assignment status,Check-in status,Deployment status,ReportStatus,Profile status");

    private DeviceList() {}

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var columns = TableHeader.columns(head, NAMES);
        return columns.containsAll(List.of("id", "name"))
                && (columns.contains("os")
                        || columns.contains("serial")
                        || columns.containsAll(List.of("profile", "status")));
    }

    /** Opens a list. */
    public static LogCursor open(InputStream bytes, SourceContext context) {
        return Inventory.open(bytes, context, NAMES, "device", Origin.DEVICE);
    }
}
