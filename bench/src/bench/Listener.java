package bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands between the service and its database for a while and writes down what is sent, so that others can send the same. */
final class Listener implements AutoCloseable {

    private final ServerSocket door;
    private final Database database;
    private final List<Sent> heard = Collections.synchronizedList(new ArrayList<>());

    Listener(Database database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::admit);
    }

    int port() {
        return door.getLocalPort();
    }

    void forget() {
        heard.clear();
    }

    List<Sent> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(database.host(), database.port());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon(() -> copy(server, client));
                daemon(() -> listen(client, server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // As connections do.
        }
    }

    private void listen(Socket client, Socket server) {
        Map<String, Parsed> prepared = new HashMap<>();
        try (client; server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            byte[] start = body(in);
            send(out, new byte[0], start);
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                note(type, ByteBuffer.wrap(body), prepared);
                send(out, new byte[] {type}, body);
            }
        } catch (EOFException ended) {
            // As connections do.
        } catch (IOException gone) {
            // So do these.
        }
    }

    private record Parsed(String sql, List<Integer> types) {}

    private void note(byte type, ByteBuffer body, Map<String, Parsed> prepared) {
        if (type == 'P') {
            String name = text(body);
            String sql = text(body);
            List<Integer> types = new ArrayList<>();
            for (int n = body.getShort(); n > 0; n--) {
                types.add(body.getInt());
            }
            prepared.put(name, new Parsed(sql, types));
        } else if (type == 'Q') {
            heard.add(new Sent(text(body), List.of(), List.of()));
        } else if (type == 'B') {
            text(body);
            Parsed parsed = prepared.get(text(body));
            for (int n = body.getShort(); n > 0; n--) {
                body.getShort();
            }
            List<String> values = new ArrayList<>();
            for (int n = body.getShort(); n > 0; n--) {
                byte[] value = new byte[Math.max(0, body.getInt())];
                boolean isNull = body.getInt(body.position() - 4) < 0;
                body.get(value);
                values.add(isNull ? null : new String(value, StandardCharsets.UTF_8));
            }
            List<Integer> types = new ArrayList<>(parsed.types());
            while (types.size() < values.size()) {
                types.add(0);
            }
            heard.add(new Sent(parsed.sql(), types, values));
        }
    }

    private static String text(ByteBuffer body) {
        int from = body.position();
        while (body.get() != 0) {
            // On to its end.
        }
        return new String(body.array(), from, body.position() - from - 1, StandardCharsets.UTF_8);
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return body;
    }

    private static void send(OutputStream out, byte[] type, byte[] body) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(type.length + 4 + body.length);
        message.put(type).putInt(body.length + 4).put(body);
        out.write(message.array());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
