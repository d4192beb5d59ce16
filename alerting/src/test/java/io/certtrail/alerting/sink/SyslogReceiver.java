/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A syslog server on the loopback that can be taken away and brought back on its port. */
final class SyslogReceiver {
    final List<SyslogReader.Message> messages = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private Thread acceptor;
    private ServerSocket server;
    private int counted;

    SyslogReceiver() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listen();
    }

    int port() {
        return server.getLocalPort();
    }

    void start() throws IOException {
        server = new ServerSocket(port(), 50, InetAddress.getLoopbackAddress());
        listen();
    }

    /** Ends all connections: in good order, or by a reset that throws away what was not read. */
    void stop(boolean reset) throws IOException, InterruptedException {
        server.close();
        acceptor.join();
        for (var connection : connections) {
            connection.setSoLinger(reset, 0);
            connection.close();
        }
        connections.clear();
    }

    List<SyslogReader.Message> await(int atLeast) throws InterruptedException {
        if (atLeast > counted && arrived.tryAcquire(atLeast - counted, 10, TimeUnit.SECONDS)) {
            counted = atLeast;
        }
        return List.copyOf(messages);
    }

    private void listen() {
        var listening = server;
        acceptor = start(() -> {
            while (!listening.isClosed()) {
                var connection = listening.accept();
                connections.add(connection);
                start(() -> read(connection));
            }
        });
    }

    private void read(Socket connection) throws IOException {
        var reader = new SyslogReader(connection.getInputStream());
        for (var message = reader.next(); message.isPresent(); message = reader.next()) {
            messages.add(message.get());
            arrived.release();
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static Thread start(Io work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                if (!String.valueOf(closed.getMessage()).matches("Socket closed|Connection reset.*")) {
                    throw new UncheckedIOException(closed);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
