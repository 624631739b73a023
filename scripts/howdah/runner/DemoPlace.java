package howdah.runner;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/// Where a demo is right now, for the notes in another terminal.
///
/// @param step    counted from 1
/// @param state   such as `typing` or `shown`
/// @param started when the demo began, in milliseconds since 1970
/// @param process that of the demo
record DemoPlace(int step, String state, long started, long process) {

    private static final Gson GSON = new Gson();

    /// @return null if the demo does not go on
    static DemoPlace of(String lesson) {
        try {
            var place = GSON.fromJson(DemoFiles.read(DemoFiles.here().place(lesson)), DemoPlace.class);
            return place == null || ProcessHandle.of(place.process()).isEmpty() ? null : place;
        } catch (JsonParseException broken) {
            return null;
        }
    }

    void write(String lesson) {
        DemoFiles.write(DemoFiles.here().place(lesson), GSON.toJson(this));
    }
}
