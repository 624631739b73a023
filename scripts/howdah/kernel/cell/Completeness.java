package howdah.kernel.cell;

/// Whether a source can be run as it is; a console asks at each line end.
///
/// @param status as the specification has it
/// @param indent what the next line begins with, if the source is incomplete
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness">Messaging in Jupyter: code completeness</a>
public record Completeness(Status status, String indent) {

    /// The names are those of the specification, in capitals.
    public enum Status { COMPLETE, INCOMPLETE, INVALID, UNKNOWN }

    public static Completeness of(Status status) {
        return new Completeness(status, "");
    }
}
