package howdah.kernel.wire;

import com.google.gson.JsonObject;
import java.util.Map;

/// What a front end asks, named as in the specification.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
sealed interface Request {

    record KernelInfoRequest() implements Request {
    }

    record ConnectRequest() implements Request {
    }

    /// @param isStored  whether it is numbered and kept in the history
    /// @param canAsk    whether the front end answers questions
    /// @param stopsOnError whether what waits behind it is not run if it fails
    record ExecuteRequest(String code, boolean isSilent, boolean isStored, Map<String, String> userExpressions, boolean canAsk,
                          boolean stopsOnError) implements Request {
    }

    /// @param cursor in code points, as all places on the wire
    record CompleteRequest(String code, int cursor) implements Request {
    }

    record InspectRequest(String code, int cursor, boolean isDetailed) implements Request {
    }

    record IsCompleteRequest(String code) implements Request {
    }

    /// @param access  `tail`, `range` or `search`
    /// @param session 0 for this one, negative for those before it
    /// @param stop    the first line that is not wanted; negative for none such
    /// @param n       at most so many of the last ones; negative for all
    /// @param pattern for `search`, with `*` and `?`
    record HistoryRequest(String access, boolean hasOutput, int session, int start, int stop, int n, String pattern,
                          boolean isUnique) implements Request {
    }

    /// @param target empty for all
    record CommInfoRequest(String target) implements Request {
    }

    record CommOpen(String id, String target) implements Request {
    }

    record CommMsg(String id) implements Request {
    }

    record CommClose(String id) implements Request {
    }

    record InterruptRequest() implements Request {
    }

    record ShutdownRequest(boolean isRestart) implements Request {
    }

    /// Of a type that this kernel does not know.
    record Unknown(String type) implements Request {
    }

    static Request of(String type, JsonObject content) throws Malformed {
        var fields = new Fields(content);
        return switch (type) {
            case "kernel_info_request" -> new KernelInfoRequest();
            case "connect_request" -> new ConnectRequest();
            case "execute_request" -> execute(fields);
            case "complete_request" -> new CompleteRequest(fields.text("code"), fields.number("cursor_pos", Integer.MAX_VALUE));
            case "inspect_request" -> new InspectRequest(fields.text("code"), fields.number("cursor_pos", Integer.MAX_VALUE),
                fields.number("detail_level", 0) > 0);
            case "is_complete_request" -> new IsCompleteRequest(fields.text("code"));
            case "history_request" -> history(fields);
            case "comm_info_request" -> new CommInfoRequest(fields.text("target_name", ""));
            case "comm_open" -> new CommOpen(fields.text("comm_id"), fields.text("target_name", ""));
            case "comm_msg" -> new CommMsg(fields.text("comm_id"));
            case "comm_close" -> new CommClose(fields.text("comm_id"));
            case "interrupt_request" -> new InterruptRequest();
            case "shutdown_request" -> new ShutdownRequest(fields.flag("restart", false));
            default -> new Unknown(type);
        };
    }

    private static ExecuteRequest execute(Fields fields) throws Malformed {
        var isSilent = fields.flag("silent", false);
        return new ExecuteRequest(fields.text("code"), isSilent, !isSilent && fields.flag("store_history", true),
            fields.texts("user_expressions"), fields.flag("allow_stdin", false), fields.flag("stop_on_error", true));
    }

    private static HistoryRequest history(Fields fields) throws Malformed {
        return new HistoryRequest(fields.text("hist_access_type", "tail"), fields.flag("output", false),
            fields.number("session", 0), fields.number("start", 0), fields.number("stop", -1), fields.number("n", -1), fields.text("pattern", "*"),
            fields.flag("unique", false));
    }
}
