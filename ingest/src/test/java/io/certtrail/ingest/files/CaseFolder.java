/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.LogSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** A case folder that a test writes and opens, and short logs to write into it. */
record CaseFolder(Path root) {
    static final String ANDROID = """
            2018-02-27T05:16:08.2500000 VERB Event org.jscep.transport.Transport 18327 10 Sending GetCACaps(ca) to x
            2018-02-27T05:16:09.2500000 VERB Event org.jscep.transport.Transport 18327 10 Received '200 OK'
            """;

    static final String IIS = """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
            2018-06-17 01:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll/pkiclient.exe operation=GetCACaps&message=ca 443 - 10.0.0.9 Dalvik - 200 0 0 15
            """;

    void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String file, byte[] bytes) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    Case open() {
        return CaseFolders.open(List.of(root), CaseOptions.defaults());
    }

    List<LogSource> sources() {
        return open().sources();
    }

    /** When the command line names a zone. */
    List<LogSource> sourcesIn(String zone) {
        var options = new CaseOptions("default", ZoneId.of(zone), null, null);
        return CaseFolders.open(List.of(root), options).sources();
    }

    LogSource only() {
        var sources = sources();
        assertThat(sources).hasSize(1);
        return sources.get(0);
    }
}
