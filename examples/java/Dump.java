import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Prints what tcenvelope says of a body: {@code Dump FILE...}, or {@code Dump --frames} for the conformance vectors.
 * conformance/README.md describes what is printed and what a frame is.
 *
 * <p>{@code javac -cp jna.jar -d CLASSES *.java}, then
 * {@code java -cp jna.jar:CLASSES -Djna.library.path=PREFIX/lib Dump FILE}; jna.jar is in Debian's libjna-java and on Maven Central.
 */
public final class Dump {
    private static final Tcenvelope C = Tcenvelope.C;
    private static final PrintStream OUT = new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), false, StandardCharsets.UTF_8);

    /** With LF, whatever the system's line end is. */
    private static void print(String line) {
        OUT.print(line);
        OUT.print('\n');
    }

    private static String quoted(Object text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toString().toCharArray()) {
            if (c < 0x20 || c == 0x7f) {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                if (c == '"' || c == '\\') quoted.append('\\');
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** A string value, decoded. Most stand in the body as they are; the others need a buffer. */
    private static String decoded(Tcenvelope.Value value) {
        Tcenvelope.Str text = new Tcenvelope.Str();
        int status = C.tce_value_str(value, null, 0, text.getPointer());
        text.read();
        if (status != Tcenvelope.BUFFER_TOO_SMALL) return text.toString();
        try (Memory buffer = new Memory(text.len)) {
            C.tce_value_str(value, buffer, text.len, text.getPointer());
            text.read();
            return text.toString();
        }
    }

    /** Each name of an object's members once, in the order of the body. */
    private static Set<String> names(Tcenvelope.Iter members) {
        Set<String> found = new LinkedHashSet<>();
        Tcenvelope.Value name = new Tcenvelope.Value();
        while (next(members, name, null)) found.add(decoded(name));
        return found;
    }

    private static List<Tcenvelope.Value> elements(Tcenvelope.Value array) {
        List<Tcenvelope.Value> found = new ArrayList<>();
        Tcenvelope.Iter iter = C.tce_iter_over(array);
        Tcenvelope.Value element = new Tcenvelope.Value();
        for (; next(iter, null, element); element = new Tcenvelope.Value()) found.add(element);
        return found;
    }

    private static boolean next(Tcenvelope.Iter iter, Tcenvelope.Value name, Tcenvelope.Value value) {
        byte more = C.tce_iter_next(
            iter.getPointer(), name == null ? null : name.getPointer(), value == null ? null : value.getPointer());
        if (name != null) name.read();
        if (value != null) value.read();
        return more != 0;
    }

    /** The kind and, for a scalar, the value; the length of what holds more. */
    private static String head(Tcenvelope.Value value) {
        int kind = C.tce_value_kind(value);
        String name = C.tce_kind_name(kind);
        return switch (kind) {
            case Tcenvelope.KIND_ARRAY -> name + " " + elements(value).size();
            case Tcenvelope.KIND_OBJECT -> name + " " + names(C.tce_iter_over(value)).size();
            case Tcenvelope.KIND_STRING -> name + " " + quoted(decoded(value));
            case Tcenvelope.KIND_NULL -> name;
            default -> name + " " + C.tce_value_raw(value);
        };
    }

    /** Each name with the last value of that name, which is what a look-up gives. */
    private static void printMembers(
        String label, Tcenvelope.Iter members, Tcenvelope.Value object, String indent) {
        for (String name : names(members)) {
            Tcenvelope.Value value = new Tcenvelope.Value();
            if (C.tce_value_member(object, Tcenvelope.Str.of(name), value.getPointer()) == Tcenvelope.OK) {
                value.read();
                print(indent + label + " " + quoted(name) + " " + head(value));
                printInside(value, indent + "  ");
            }
        }
    }

    private static void printInside(Tcenvelope.Value value, String indent) {
        int kind = C.tce_value_kind(value);
        if (kind == Tcenvelope.KIND_OBJECT) printMembers("member", C.tce_iter_over(value), value, indent);
        if (kind != Tcenvelope.KIND_ARRAY) return;
        for (Tcenvelope.Value element : elements(value)) {
            print(indent + "element " + head(element));
            printInside(element, indent + "  ");
        }
    }

    /** What a getter gives, or why it gives nothing. */
    private static String got(int status, Supplier<String> value) {
        return status == Tcenvelope.OK ? value.get() : C.tce_status_name(status);
    }

    private static String numbers(Tcenvelope.Value value) {
        LongByReference integer = new LongByReference();
        DoubleByReference number = new DoubleByReference();
        String i64 = got(C.tce_value_i64(value, integer), () -> Long.toString(integer.getValue()));
        String u64 = got(C.tce_value_u64(value, integer), () -> Long.toUnsignedString(integer.getValue()));
        String f64 = got(C.tce_value_f64(value, number),
            () -> String.format("%016x", Double.doubleToRawLongBits(number.getValue())));
        return " i64=" + i64 + " u64=" + u64 + " f64=" + f64;
    }

    private static String lookedUp(Pointer response, String pointer) {
        Tcenvelope.Value value = new Tcenvelope.Value();
        int status = C.tce_response_pointer(response, Tcenvelope.Str.of(pointer), value.getPointer());
        value.read();
        return got(status,
            () -> head(value) + (C.tce_value_kind(value) == Tcenvelope.KIND_NUMBER ? numbers(value) : ""));
    }

    private static void printCode(Pointer response, Tcenvelope.Str product) {
        Tcenvelope.Str code = C.tce_response_code(response);
        print("code " + quoted(code) + " family=" + quoted(C.tce_code_family(code))
            + " detail=" + quoted(C.tce_code_detail(code))
            + " category=" + C.tce_category_name(C.tce_response_category(response))
            + " retry=" + C.tce_retry_name(C.tce_response_retry(response))
            + " basis=" + C.tce_basis_name(C.tce_response_basis(response))
            + " fault=" + C.tce_fault_name(C.tce_response_fault(response))
            + " common=" + (C.tce_code_is_common(code, product) != 0 ? "yes" : "no"));
        print("# description " + C.tce_response_description(response, Tcenvelope.ENGLISH));
        print("# advice " + C.tce_response_advice(response, Tcenvelope.ENGLISH));
        print("# description_zh " + C.tce_response_description(response, Tcenvelope.CHINESE));
        print("# advice_zh " + C.tce_response_advice(response, Tcenvelope.CHINESE));
    }

    private static void printResponse(Pointer response, Frame frame) {
        int outcome = C.tce_response_outcome(response);
        print("outcome " + C.tce_outcome_name(outcome));
        Tcenvelope.Str requestId = C.tce_response_request_id(response);
        print("request_id " + (requestId.len == 0 ? "none" : quoted(requestId)));
        if (outcome == Tcenvelope.FAILURE) {
            printCode(response, frame.options.product);
            print("message " + quoted(C.tce_response_message(response)));
        }
        long anomalies = C.tce_response_anomalies(response);
        for (; anomalies != 0; anomalies &= anomalies - 1) {
            print("anomaly " + C.tce_anomaly_name(Long.lowestOneBit(anomalies)));
        }
        Tcenvelope.Value object = new Tcenvelope.Value();
        if (C.tce_response_pointer(response, Tcenvelope.Str.of(""), object.getPointer()) == Tcenvelope.OK) {
            object.read();
            printMembers("field", C.tce_response_fields(response), object, "");
        }
        for (String pointer : frame.pointers) print("pointer " + quoted(pointer) + " " + lookedUp(response, pointer));
        byte[] line = new byte[Tcenvelope.SUMMARY_SIZE];
        LongByReference length = new LongByReference();
        int status = C.tce_response_summary(response, line, line.length, length);
        print("summary " + got(status, () -> new String(line, 0, (int) length.getValue(), StandardCharsets.UTF_8)));
    }

    private static String seconds(long time) {
        return time == Tcenvelope.NO_TIME ? "none" : Long.toUnsignedString(time);
    }

    private static void printHttp(int status, long retryAfter, long serverTime) {
        print("http " + status + " retry_after=" + seconds(retryAfter) + " server_time=" + seconds(serverTime));
    }

    private static void printStep(int advised, Tcenvelope.NextStep step) {
        String detail = switch (step.kind) {
            case Tcenvelope.STEP_WAIT, Tcenvelope.STEP_WAIT_FOR_STATE -> " " + Long.toUnsignedString(step.waitNs);
            case Tcenvelope.STEP_RESIGN -> " " + seconds(step.serverTime);
            default -> "";
        };
        print("next_step " + got(advised, () -> C.tce_step_name(step.kind) + detail));
    }

    private static void dump(byte[] body, Frame frame) {
        Tcenvelope.DecodeError error = new Tcenvelope.DecodeError();
        PointerByReference place = new PointerByReference();
        int status = frame.hasHttp
            ? C.tce_response_decode_http(body, body.length, frame.http, frame.options, place, error)
            : C.tce_response_decode(body, body.length, frame.options, place, error);
        Tcenvelope.NextStep step = new Tcenvelope.NextStep();
        int advised;
        if (status == Tcenvelope.OK) {
            Pointer response = place.getValue();
            printResponse(response, frame);
            if (frame.hasHttp) {
                printHttp(C.tce_response_http_status(response), C.tce_response_retry_after(response),
                    C.tce_response_server_time(response));
            }
            advised = C.tce_response_advise(response, frame.attempt, step);
            C.tce_response_free(response);
        } else {
            print("decode_error " + C.tce_status_name(status) + " " + error.offset + " line=" + error.line
                + " column=" + error.column + " hint=" + C.tce_hint_name(error.hint)
                + " category=" + C.tce_category_name(error.category) + " retry=" + C.tce_retry_name(error.retry));
            print("# text " + Native.toString(error.text, StandardCharsets.US_ASCII));
            if (frame.hasHttp) printHttp(error.httpStatus, error.retryAfter, error.serverTime);
            advised = C.tce_decode_error_advise(error, frame.attempt, step);
        }
        if (frame.hasAttempt) printStep(advised, step);
    }

    private static void dumpFrames() throws IOException {
        DataInputStream input = new DataInputStream(new BufferedInputStream(System.in));
        Frame frame = new Frame();
        for (byte[] body = frame.read(input); body != null; body = frame.read(input)) {
            dump(body, frame);
            print("end");
            frame = new Frame();
        }
    }

    public static void main(String[] files) {
        int status = 0;
        try {
            if (files.length == 0) throw new IOException("usage: Dump FILE... | Dump --frames");
            if (files.length == 1 && files[0].equals("--frames")) {
                dumpFrames();
            } else {
                for (String file : files) dump(Files.readAllBytes(Path.of(file)), new Frame());
            }
        } catch (IOException | NumberFormatException error) {
            System.err.println(error);
            status = 2;
        }
        // What was not written was not dumped. checkError() flushes.
        System.exit(OUT.checkError() ? 2 : status);
    }
}
