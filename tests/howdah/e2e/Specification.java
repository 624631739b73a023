package howdah.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What Jupyter's message specification demands of each message that a kernel sends.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
final class Specification {

    private static final String HEADER = "msg_id:text session:text username:text date:time msg_type:text version:version";
    private static final String ERROR = "ename:text evalue:text traceback:texts";

    /// By type, what the content must have, and of which kind.
    private static final Map<String, String> CONTENTS = """
        execute_reply        status:ok execution_count:number user_expressions:object payload:list
        inspect_reply        status:ok found:boolean data:bundle metadata:object
        complete_reply       status:ok matches:texts cursor_start:number cursor_end:number metadata:object
        history_reply        status:ok history:list
        is_complete_reply    status:complete|incomplete|invalid|unknown
        comm_info_reply      status:ok comms:object
        kernel_info_reply    status:ok protocol_version:version implementation:text implementation_version:text \
                             language_info:object banner:text help_links:list
        shutdown_reply       status:ok restart:boolean
        interrupt_reply      status:ok
        iopub_welcome        subscription:text
        stream               name:stdout|stderr text:text
        display_data         data:bundle metadata:object
        update_display_data  data:bundle metadata:object transient:object
        execute_input        code:text execution_count:number
        execute_result       data:bundle metadata:object execution_count:number
        clear_output         wait:boolean
        status               execution_state:busy|idle|starting
        input_request        prompt:text password:boolean
        comm_open            comm_id:text target_name:text data:object
        comm_msg             comm_id:text data:object
        comm_close           comm_id:text data:object
        debug_event
        """.lines().map(line -> line.split(" +", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line.length == 1 ? "" : line[1]));

    private static final Map<String, String> LANGUAGE =
        Map.of("language_info", "name:text version:text mimetype:text file_extension:text");

    private Specification() {
    }

    /// What is wrong with a message; nothing if all is well.
    static List<String> violations(Message message) {
        var wrong = new ArrayList<String>();
        wrong.addAll(violations("header", message.header(), HEADER));
        if (!message.parent().isEmpty()) {
            wrong.addAll(violations("parent header", message.parent(), HEADER));
        }
        demanded(message).ifPresentOrElse(demands -> wrong.addAll(violations("content", message.content(), demands)),
            () -> wrong.add("there is no such type"));
        LANGUAGE.forEach((name, demands) -> {
            if (message.content().has(name)) {
                wrong.addAll(violations(name, message.content().getAsJsonObject(name), demands));
            }
        });
        return wrong.stream().map(each -> message.type() + ": " + each + " in " + message.content()).toList();
    }

    private static Optional<String> demanded(Message message) {
        if (message.type().equals("error")) {
            return Optional.of(ERROR);
        }
        return Optional.ofNullable(CONTENTS.get(message.type())).map(ifOk -> switch (message.status()) {
            case "error" -> "status:error " + ERROR;
            case "abort", "aborted" -> "status:abort|aborted";
            case "incomplete" -> ifOk + " indent:text";
            default -> ifOk;
        });
    }

    private static List<String> violations(String where, JsonObject object, String demands) {
        var wrong = new ArrayList<String>();
        var kinds = new HashMap<String, String>();
        Stream.of(demands.split(" +")).filter(each -> !each.isEmpty()).map(each -> each.split(":", 2))
            .forEach(pair -> kinds.put(pair[0], pair[1]));
        kinds.forEach((name, kind) -> {
            if (!object.has(name)) {
                wrong.add("%s lacks %s".formatted(where, name));
            } else if (!isOf(kind, object.get(name))) {
                wrong.add("%s has a %s that is no %s: %s".formatted(where, name, kind, object.get(name)));
            }
        });
        return wrong;
    }

    private static boolean isOf(String kind, JsonElement value) {
        return switch (kind) {
            case "text" -> isText(value);
            case "number" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            case "boolean" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
            case "object" -> value.isJsonObject();
            case "list" -> value.isJsonArray();
            case "texts" -> value.isJsonArray()
                && StreamSupport.stream(value.getAsJsonArray().spliterator(), false).allMatch(Specification::isText);
            case "bundle" -> value.isJsonObject()
                && value.getAsJsonObject().keySet().stream().allMatch(type -> type.matches("[\\w+.-]+/[\\w+.-]+"));
            case "version" -> isText(value) && value.getAsString().matches("5\\.\\d+(\\.\\d+)?");
            case "time" -> isText(value) && isTime(value.getAsString());
            default -> isText(value) && List.of(kind.split("\\|")).contains(value.getAsString());
        };
    }

    private static boolean isText(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
