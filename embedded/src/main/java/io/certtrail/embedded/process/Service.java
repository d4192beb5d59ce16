/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a service as a process: one line when it is ready, one line when it cannot be, its end with the process. */
public final class Service {
    static final int WRONG_USAGE = 1;
    static final int NOT_REACHED = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** Starts a service and says where it is. */
    @FunctionalInterface
    public interface Start {
        /** Returns when it is ready and has said so. */
        AutoCloseable start(List<String> args, PrintStream out);
    }

    private Service() {}

    /** Runs it until the process is told to end; ends the process at once when it cannot start. */
    public static void main(String[] args, String usage, Start start) {
        var out = printer(FileDescriptor.out);
        var err = printer(FileDescriptor.err);
        var failure = run(List.of(args), usage, start, out, err);
        if (failure != 0) {
            System.exit(failure);
        }
    }

    /** The exit code of a service that did not start; 0 when it runs, until the process is told to end. */
    static int run(List<String> args, String usage, Start start, PrintStream out, PrintStream err) {
        try {
            var service = start.start(args, out);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "stop"));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("%s; %s".formatted(e.getMessage(), usage));
            return WRONG_USAGE;
        } catch (StartException e) {
            err.println(e.getMessage());
            return WRONG_USAGE;
        } catch (UnreachableException e) {
            err.println(e.getMessage());
            return NOT_REACHED;
        }
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("service not stopped cleanly");
        }
    }

    private static PrintStream printer(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
