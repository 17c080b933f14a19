import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/**
 * What the driver uses of include/tcenvelope.h, declared for JNA on 64-bit systems: {@code size_t} is {@code long}. What
 * is unsigned there is signed here, with the same bits. A C {@code bool} is one byte, which JNA would read as four: so
 * {@code byte}.
 *
 * <p>{@link Str}, {@link Value} and {@link Iter} go by value, always: JNA decides that by their class. Where C writes
 * one, it gets the object's memory, and {@code read()} takes the fields from there.
 */
public interface Tcenvelope extends Library {
    Tcenvelope C = Native.load("tcenvelope", Tcenvelope.class);

    int OK = 0;
    int BUFFER_TOO_SMALL = 103;
    int FAILURE = 2;
    int KIND_NULL = 1;
    int KIND_NUMBER = 3;
    int KIND_STRING = 4;
    int KIND_ARRAY = 5;
    int KIND_OBJECT = 6;
    int STEP_WAIT = 1;
    int STEP_WAIT_FOR_STATE = 2;
    int STEP_RESIGN = 3;
    int ENGLISH = 0;
    int CHINESE = 1;
    int SUMMARY_SIZE = 1025;
    long NO_TIME = -1;

    /** A text, which is borrowed: what it is a part of, or the memory that it was copied to, must stay. */
    @Structure.FieldOrder({"data", "len"})
    class Str extends Structure implements Structure.ByValue {
        public Pointer data;
        public long len;

        /** A copy of a Java text. JNA keeps the memory as long as this object is there. */
        static Str of(String text) {
            Str str = new Str();
            str.set(text);
            return str;
        }

        void set(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            data = bytes.length > 0 ? new Memory(bytes.length) : null;
            len = bytes.length;
            if (data != null) data.write(0, bytes, 0, bytes.length);
        }

        @Override
        public String toString() {
            return len == 0 ? "" : new String(data.getByteArray(0, Math.toIntExact(len)), StandardCharsets.UTF_8);
        }
    }

    @Structure.FieldOrder({"opaqueData", "opaqueLen"})
    class Value extends Structure implements Structure.ByValue {
        public Pointer opaqueData;
        public long opaqueLen;
    }

    @Structure.FieldOrder({"opaqueData", "opaqueLen", "opaqueKind"})
    class Iter extends Structure implements Structure.ByValue {
        public Pointer opaqueData;
        public long opaqueLen;
        public long opaqueKind;
    }

    @Structure.FieldOrder({"structSize", "maxBytes", "maxDepth", "reserved", "product"})
    class Options extends Structure {
        public long structSize;
        public long maxBytes;
        public int maxDepth;
        public int reserved;
        public Str product;

        public Options() {
            structSize = size();
        }
    }

    @Structure.FieldOrder({"structSize", "status", "reserved", "contentType", "requestId", "retryAfter", "date"})
    class Http extends Structure {
        public long structSize;
        public int status;
        public int reserved;
        public Str contentType;
        public Str requestId;
        public Str retryAfter;
        public Str date;

        public Http() {
            structSize = size();
        }
    }

    @Structure.FieldOrder({"structSize", "status", "hint", "offset", "line", "column", "text", "httpStatus", "category",
        "retry", "retryAfter", "serverTime"})
    class DecodeError extends Structure {
        public long structSize;
        public int status;
        public int hint;
        public long offset;
        public long line;
        public long column;
        public byte[] text = new byte[256];
        public int httpStatus;
        public int category;
        public int retry;
        public long retryAfter = NO_TIME;
        public long serverTime = NO_TIME;

        public DecodeError() {
            structSize = size();
        }
    }

    @Structure.FieldOrder({"structSize", "number", "limit", "idempotent", "resigned", "random"})
    class Attempt extends Structure {
        public long structSize;
        public int number = 1;
        public int limit = 6;
        public int idempotent;
        public int resigned;
        public long random;

        public Attempt() {
            structSize = size();
        }
    }

    @Structure.FieldOrder({"kind", "waitNs", "serverTime"})
    class NextStep extends Structure {
        public int kind;
        public long waitNs;
        public long serverTime;
    }

    int tce_response_decode(byte[] data, long len, Options options, PointerByReference response, DecodeError error);

    int tce_response_decode_http(
        byte[] data, long len, Http http, Options options, PointerByReference response, DecodeError error);

    void tce_response_free(Pointer response);

    int tce_response_outcome(Pointer response);

    Str tce_response_request_id(Pointer response);

    Str tce_response_code(Pointer response);

    Str tce_response_message(Pointer response);

    long tce_response_anomalies(Pointer response);

    int tce_response_summary(Pointer response, byte[] buffer, long capacity, LongByReference len);

    int tce_response_category(Pointer response);

    int tce_response_retry(Pointer response);

    int tce_response_basis(Pointer response);

    int tce_response_fault(Pointer response);

    Str tce_response_description(Pointer response, int language);

    Str tce_response_advice(Pointer response, int language);

    int tce_response_http_status(Pointer response);

    long tce_response_retry_after(Pointer response);

    long tce_response_server_time(Pointer response);

    int tce_response_advise(Pointer response, Attempt attempt, NextStep step);

    int tce_decode_error_advise(DecodeError error, Attempt attempt, NextStep step);

    int tce_response_pointer(Pointer response, Str pointer, Pointer value);

    Iter tce_response_fields(Pointer response);

    int tce_value_kind(Value value);

    Str tce_value_raw(Value value);

    int tce_value_str(Value value, Pointer buffer, long capacity, Pointer out);

    int tce_value_i64(Value value, LongByReference out);

    int tce_value_u64(Value value, LongByReference out);

    int tce_value_f64(Value value, DoubleByReference out);

    int tce_value_member(Value value, Str name, Pointer out);

    Iter tce_iter_over(Value value);

    byte tce_iter_next(Pointer iter, Pointer name, Pointer value);

    Str tce_code_family(Str code);

    Str tce_code_detail(Str code);

    byte tce_code_is_common(Str code, Str product);

    String tce_status_name(int status);

    String tce_outcome_name(int outcome);

    String tce_hint_name(int hint);

    String tce_kind_name(int kind);

    String tce_step_name(int step);

    String tce_category_name(int category);

    String tce_retry_name(int retry);

    String tce_basis_name(int basis);

    String tce_fault_name(int fault);

    String tce_anomaly_name(long anomaly);
}
