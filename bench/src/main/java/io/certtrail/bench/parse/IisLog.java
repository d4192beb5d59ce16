/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.parse;

import io.certtrail.simulation.log.ScepRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A made-up IIS log of one day: 18.6 % are requests to NDES, three a transaction; 5.8 % only look like it, since the
 * address stands in another column or another path; the rest is the traffic of a site.
 */
final class IisLog {
    private static final String HEADER = "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n"
            + "#Date: 2026-03-10 00:00:00\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port"
            + " cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\n";
    private static final String NDES = "/certsrv/mscep/mscep.dll/pkiclient.exe";
    private static final String[] AGENTS = {
        "Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/120.0.0.0+Safari/537.36",
        "Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.19041.1/vb_release)",
        "profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0",
        "Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-S911B+Build/TP1A.220624.014)"
    };
    private static final String[] PATHS = {
        "/", "/favicon.ico", "/api/v1/items", "/images/logo.png", "/css/site.css", "/app/start.aspx", "/certsrv/"
    };
    private static final double TRANSACTIONS = 0.062;
    private static final double DECOYS = 0.058;

    private final SplittableRandom random;
    private final ScepRequest requests;
    private final long lines;
    private long scep;

    private IisLog(long lines, long seed) {
        this.lines = lines;
        this.random = new SplittableRandom(seed);
        this.requests = new ScepRequest(random.split());
    }

    /** Writes so many lines; the same seed gives the same bytes. Tells how many are requests to NDES. */
    static long write(Path file, long lines, long seed) throws IOException {
        var log = new IisLog(lines, seed);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            log.write(out);
        }
        return log.scep;
    }

    private void write(BufferedWriter out) throws IOException {
        out.write(HEADER);
        long written = 0;
        while (written < lines) {
            var chance = random.nextDouble();
            if (chance < TRANSACTIONS / (1 - 2 * TRANSACTIONS) && lines - written >= 3) {
                transaction(out, written);
                written += 3;
            } else {
                out.write(chance > 1 - DECOYS / (1 - 2 * TRANSACTIONS) ? decoy(written) : traffic(written));
                written++;
            }
        }
    }

    private void transaction(BufferedWriter out, long at) throws IOException {
        var client = client();
        var agent = AGENTS[1 + random.nextInt(3)];
        var id = HexFormat.of().withUpperCase().toHexDigits(random.nextLong()) + "00000001";
        out.write(line(at, "GET", NDES, "operation=GetCACaps&message=Contoso", client, agent, "-", 200));
        out.write(line(at + 1, "GET", NDES, "operation=GetCACert&message=Contoso", client, agent, "-", 200));
        var status = random.nextInt(50) == 0 ? 500 : 200;
        var message = "operation=PKIOperation&message=" + requests.query(id);
        out.write(line(at + 2, "GET", NDES, message, client, agent, "-", status));
        scep += 3;
    }

    private String decoy(long at) {
        return switch (random.nextInt(3)) {
            case 0 -> line(at, "GET", "/search", "q=" + NDES + "&page=2", client(), AGENTS[0], "-", 200);
            case 1 -> line(at, "GET", "/app/start.aspx", "-", client(), AGENTS[0], "https://h/certsrv/mscep/", 200);
            default -> line(at, "GET", "/help/mscep-certsrv.html", "-", client(), AGENTS[0], "-", 404);
        };
    }

    private String traffic(long at) {
        var path = PATHS[random.nextInt(PATHS.length)];
        var query = random.nextInt(3) == 0 ? "id=" + random.nextInt(1_000_000) : "-";
        return line(at, "GET", path, query, client(), AGENTS[random.nextInt(4)], "-", 200);
    }

    private String client() {
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
    }

    private String line(
            long at, String method, String path, String query, String client, String agent, String from, int status) {
        var second = at * 86_400 / lines;
        return "2026-03-10 %02d:%02d:%02d 10.1.2.3 %s %s %s 443 - %s %s %s %d 0 0 %d\n"
                .formatted(
                        second / 3600,
                        second / 60 % 60,
                        second % 60,
                        method,
                        path,
                        query,
                        client,
                        agent,
                        from,
                        status,
                        random.nextInt(400));
    }
}
