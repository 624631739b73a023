package howdah.kernel;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/// The output of the cell that stock JJava runs. JJava does not tell when a cell begins or ends: it is asked, and the end is
/// put among what JJava does at the end of each request.
final class JJavaOutput implements Output {

    private final BaseKernel kernel;
    private final Runnable atEnd;
    private ShellReplyEnvironment request;

    /// @param atEnd done at the end of a cell that has put something out
    JJavaOutput(BaseKernel kernel, Runnable atEnd) {
        this.kernel = kernel;
        this.atEnd = atEnd;
    }

    /// Belongs to the cell that runs now; if none does, to the latest one.
    synchronized JJavaOutput attach() {
        var running = running();
        if (running != null && running != request) {
            request = running;
            request.defer(atEnd);
        }
        return this;
    }

    private synchronized ShellReplyEnvironment request() {
        return attach().request;
    }

    /// What JJava answers to the request that it works on, or null; there is no public way to it.
    ShellReplyEnvironment running() {
        return (ShellReplyEnvironment) hidden(DisplayStream.class, "env", kernel.getIO().display);
    }

    /// The number of the cell that runs.
    int number() {
        return ((AtomicInteger) hidden(BaseKernel.class, "executionCount", kernel)).get() - 1;
    }

    private Object hidden(Class<?> type, String name, Object owner) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException changed) {
            throw Failure.usage("JJava %s is not one that Howdah knows.".formatted(kernel.getVersion())).cause(changed)
                .next("install another: pip install jjava==1.0a8");
        }
    }

    @Override
    public void print(String text) {
        request().writeToStdOut(text);
    }

    @Override
    public void warn(String text) {
        request().writeToStdErr(text);
    }

    @Override
    public void display(Bundle bundle) {
        request().publish(new PublishDisplayData(data(bundle)));
    }

    @Override
    public void display(String id, Bundle bundle) {
        request().publish(new PublishDisplayData(data(id, bundle)));
    }

    @Override
    public void update(String id, Bundle bundle) {
        request().publish(new PublishUpdateDisplayData(data(id, bundle)));
    }

    /// `setDisplayId` has another type in each version of JJava.
    private static DisplayData data(String id, Bundle bundle) {
        var data = data(bundle);
        data.putTransientData("display_id", id);
        return data;
    }

    static DisplayData data(Bundle bundle) {
        var data = new DisplayData();
        bundle.data().forEach(data::putData);
        bundle.metadata().forEach(data::putMetaData);
        return data;
    }

    @Override
    public void clear(boolean isWaiting) {
        request().publish(isWaiting ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
    }

    @Override
    public String input(String prompt, boolean isPassword) {
        return request().readFromStdIn(prompt, isPassword);
    }
}
