package org.annotationtracking.schema;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What poolers do that lend a connection for one transaction only, as far as a driver with {@code prepareThreshold=0} can
 * tell: every transaction runs in whatever session was used last.
 */
final class TransactionPooler implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket gate;
    private final int target;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

    TransactionPooler(int target) {
        this.target = target;
        try {
            gate = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return gate.getLocalPort();
    }

    @Override
    public void close() {
        shut(gate);
        idle.forEach(session -> shut(session.socket));
    }

    private void accept() {
        while (!gate.isClosed()) {
            try {
                Socket client = gate.accept();
                client.setTcpNoDelay(true);
                start(() -> serve(client));
            } catch (IOException e) {
                shut(gate);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            byte[] greeting = greeting(in, out);
            Session first = new Session(greeting);
            first.untilReady(out);
            idle.push(first);
            while (true) {
                transaction(in, out, greeting);
            }
        } catch (EOFException | SocketException e) {
            shut(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encryption is declined; what is left says who wants which database. */
    private static byte[] greeting(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] message = in.readNBytes(in.readInt() - 4);
            int code = java.nio.ByteBuffer.wrap(message).getInt();
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                return message;
            }
            out.write('N');
        }
    }

    private void transaction(DataInputStream in, DataOutputStream out, byte[] greeting) throws IOException {
        Session session = null;
        boolean open = true;
        while (open) {
            int type = in.readUnsignedByte();
            byte[] body = in.readNBytes(in.readInt() - 4);
            if (type == 'X') {
                throw new EOFException();
            }
            if (session == null) {
                Session waiting = idle.poll();
                session = waiting == null ? new Session(greeting).untilReady(null) : waiting;
            }
            session.send(type, body);
            if (type == 'Q' || type == 'S') {
                open = session.untilReady(out).state != 'I';
            }
        }
        idle.push(session);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "pooler");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the pooler's own. */
    private final class Session {
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;
        private int state;

        Session(byte[] greeting) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), target);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            out.writeInt(greeting.length + 4);
            out.write(greeting);
            out.flush();
        }

        void send(int type, byte[] body) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + 4);
            out.write(body);
            out.flush();
        }

        /** Hands on what the server says until it waits for the next question. */
        Session untilReady(DataOutputStream client) throws IOException {
            int type;
            do {
                type = in.readUnsignedByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                state = type == 'Z' ? body[0] : 0;
                if (client != null) {
                    client.writeByte(type);
                    client.writeInt(body.length + 4);
                    client.write(body);
                }
            } while (type != 'Z');
            return this;
        }
    }
}
