/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.embedded.BrokerMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker in a process of its own, one life after the other, on one folder and one port. */
final class Broker {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private int lives;

    Broker(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts it and waits until clients can connect. */
    ChildProcess start() throws IOException, InterruptedException {
        lives++;
        var process = ChildProcess.start(
                folder.resolve("life-%03d.log".formatted(lives)),
                List.of("-Xmx256m"),
                BrokerMain.class,
                List.of("--data", folder.resolve("data").toString(), "--port", String.valueOf(port)));
        process.await("ready ", PATIENCE);
        return process;
    }
}
