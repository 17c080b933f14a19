import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known beside a body, and what is asked about it. */
final class Frame {
    final Tcenvelope.Options options = new Tcenvelope.Options();
    final Tcenvelope.Http http = new Tcenvelope.Http();
    final Tcenvelope.Attempt attempt = new Tcenvelope.Attempt();
    final List<String> pointers = new ArrayList<>();
    boolean hasHttp;
    boolean hasAttempt;

    /** Takes lines {@code OPTION VALUE} up to {@code body LENGTH}, and gives that many bytes; null: no frame is left. */
    byte[] read(DataInputStream input) throws IOException {
        for (boolean first = true; ; first = false) {
            String line = readLine(input);
            if (line == null && first) return null;
            if (line == null) throw new EOFException("the last frame is cut short");
            String[] parts = line.split(" ", 2);
            String value = parts.length > 1 ? parts[1] : "";
            if (parts[0].equals("body")) {
                byte[] body = new byte[Integer.parseInt(value)];
                input.readFully(body);
                return body;
            }
            take(parts[0], value);
        }
    }

    private static String readLine(DataInputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') return line.toString(StandardCharsets.UTF_8);
            line.write(next);
        }
        if (line.size() > 0) throw new EOFException("the last frame is cut short");
        return null;
    }

    private void take(String key, String value) throws IOException {
        switch (key) {
            case "pointer" -> pointers.add(value);
            case "product" -> options.product.set(value);
            case "header" -> takeHeader(value);
            case "max_depth" -> options.maxDepth = Integer.parseUnsignedInt(value);
            case "max_bytes" -> options.maxBytes = Long.parseUnsignedLong(value);
            case "http_status" -> {
                http.status = Integer.parseUnsignedInt(value);
                hasHttp = true;
            }
            case "attempt" -> {
                attempt.number = Integer.parseUnsignedInt(value);
                hasAttempt = true;
            }
            case "limit" -> attempt.limit = Integer.parseUnsignedInt(value);
            case "idempotent" -> attempt.idempotent = Integer.parseUnsignedInt(value);
            case "resigned" -> attempt.resigned = Integer.parseUnsignedInt(value);
            case "random" -> attempt.random = Long.parseUnsignedLong(value);
            default -> throw new IOException("no option of a frame: " + key);
        }
    }

    /** {@code NAME: VALUE}; others than the headers that matter are passed over. */
    private void takeHeader(String header) {
        String[] parts = header.split(": ", 2);
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "content-type" -> http.contentType.set(parts[1]);
            case "x-tc-requestid" -> http.requestId.set(parts[1]);
            case "retry-after" -> http.retryAfter.set(parts[1]);
            case "date" -> http.date.set(parts[1]);
            default -> { }
        }
    }
}
