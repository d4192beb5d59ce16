/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A syslog server on the loopback that can be taken away and brought back on its port. */
final class SyslogReceiver {
    private final List<SyslogReader.Message> messages = new ArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new CopyOnWriteArrayList<>();
    private Thread acceptor;
    private ServerSocket server;

    SyslogReceiver() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** At a socket that listens already. */
    SyslogReceiver(ServerSocket listening) {
        server = listening;
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
            if (!connection.isClosed()) {
                connection.setSoLinger(reset, 0);
                connection.close();
            }
        }
        // A socket is closed for its peer when the one who reads from it has let go of it.
        for (var reader : readers) {
            reader.join();
        }
        connections.clear();
        readers.clear();
    }

    /** What has arrived, once that many messages have, repeated ones counted. */
    List<SyslogReader.Message> await(int atLeast) throws InterruptedException {
        return await(() -> messages.size() >= atLeast);
    }

    /** What has arrived, once messages of that many different keys have. */
    List<SyslogReader.Message> awaitDistinct(int atLeast) throws InterruptedException {
        return await(() ->
                messages.stream().map(SyslogReader.Message::key).distinct().count() >= atLeast);
    }

    private synchronized List<SyslogReader.Message> await(BooleanSupplier enough) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!enough.getAsBoolean() && System.nanoTime() < deadline) {
            wait(1_000);
        }
        return List.copyOf(messages);
    }

    private synchronized void take(SyslogReader.Message message) {
        messages.add(message);
        notifyAll();
    }

    private void listen() {
        var listening = server;
        acceptor = start(() -> {
            while (!listening.isClosed()) {
                var connection = listening.accept();
                connections.add(connection);
                readers.add(start(() -> read(connection)));
            }
        });
    }

    private void read(Socket connection) throws IOException {
        var reader = new SyslogReader(connection.getInputStream());
        for (var message = reader.next(); message.isPresent(); message = reader.next()) {
            take(message.get());
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
                if (!String.valueOf(closed.getMessage())
                        .matches("Socket closed|Connection reset.*|Received fatal alert.*|Broken pipe")) {
                    throw new UncheckedIOException(closed);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
