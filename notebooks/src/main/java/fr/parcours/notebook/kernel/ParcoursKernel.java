package fr.parcours.notebook.kernel;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.display.DisplayExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;

/** The kernel: answers Jupyter with what the evaluator, the assistant and the display say. */
public final class ParcoursKernel extends BaseKernel {

    private static final Texts TEXTS = Texts.of(ParcoursKernel.class);

    private final CellEvaluator evaluator;
    private final CoalescedOutput output = new CoalescedOutput(this::publish);
    private volatile JupyterConnection connection;
    private volatile MessageContext context;
    private volatile Instant failedAt = Instant.MIN;

    /**
     * Makes a kernel, not yet connected.
     *
     * @param evaluator evaluates the cells
     */
    public ParcoursKernel(CellEvaluator evaluator) {
        super(
                "parcours",
                version(),
                new LanguageInfo.Builder("java")
                        .version(System.getProperty("java.specification.version"))
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                false,
                new StringStyler.Builder().build());
        this.evaluator = evaluator;
        new DisplayExtension().install(this);
    }

    @Override
    public String getBanner() {
        return TEXTS.format("banner", System.getProperty("java.specification.version"));
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection newConnection) {
        connection = newConnection;
        // Zero is no limit: at its default mark the socket drops messages, the end of a cell among them.
        newConnection.getIOPub().setHWM(0);
        super.becomeHandlerForConnection(newConnection);
    }

    @Override
    protected void replaceOutputStreams(ShellReplyEnvironment env) {
        super.replaceOutputStreams(env);
        System.setOut(output.out());
        System.setErr(output.err());
    }

    /** Says that it is idle in its own name too: Jupyter does not count what answers a question for information. */
    @Override
    protected void handleKernelInfoRequest(ShellReplyEnvironment env, Message<KernelInfoRequest> message) {
        super.handleKernelInfoRequest(env, message);
        Header<PublishStatus> header = new Header<>(message.getHeader().getSessionId(), PublishStatus.MESSAGE_TYPE);
        env.publish(new Message<>(header, PublishStatus.IDLE));
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        if (sentBeforeFailure(message)) {
            env.setBusyDeferIdle();
            env.replyError(
                    ExecuteReply.MESSAGE_TYPE.error(), new ErrorReply("Aborted", TEXTS.format("aborted"), List.of()));
            return;
        }
        context = message;
        super.handleExecuteRequest(env, message);
    }

    @Override
    public Object evalRaw(String source) {
        return evaluator.evaluate(source).orElse(null);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // any failure of a cell stops those already sent after it
    public DisplayData eval(String source) {
        try {
            return super.eval(source);
        } catch (RuntimeException e) {
            failedAt = Instant.now();
            throw e;
        } finally {
            output.flush();
        }
    }

    @Override
    public void display(DisplayData data) {
        output.flush();
        super.display(data);
    }

    @Override
    public List<String> formatError(Throwable error) {
        return error instanceof CellException cell ? cell.report() : super.formatError(error);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return evaluator
                .assistant()
                .inspect(code, code.offsetByCodePoints(0, at))
                .map(ParcoursKernel::shown)
                .orElse(null);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        CodeAssistant.Completion completion = evaluator.assistant().complete(code, code.offsetByCodePoints(0, at));
        return new ReplacementOptions(
                completion.texts(),
                code.codePointCount(0, completion.start()),
                code.codePointCount(0, completion.end()));
    }

    @Override
    public String isComplete(String code) {
        return switch (evaluator.assistant().completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE -> "    ";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public void interrupt() {
        evaluator.interrupt();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        evaluator.interrupt();
        output.close();
        super.onShutdown(isRestarting);
    }

    /** Prints the whole stack of the last error. */
    public void printLastStackTrace() {
        evaluator.lastThrown().ifPresent(thrown -> thrown.printStackTrace(output.err()));
    }

    private static DisplayData shown(DocText text) {
        DisplayData data = new DisplayData(text.plain());
        data.putHTML(text.html());
        return data;
    }

    /** Front ends send all cells at once; those that were on their way when one failed must not run. */
    private boolean sentBeforeFailure(Message<ExecuteRequest> message) {
        if (!message.getContent().shouldStopOnError()) {
            return false;
        }
        try {
            return Instant.parse(message.getHeader().getTimestamp().getDateString())
                    .isBefore(failedAt);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void publish(CoalescedOutput.Channel channel, String text) {
        JupyterConnection current = connection;
        if (current != null && context != null) {
            StreamType type = channel == CoalescedOutput.Channel.OUT ? StreamType.OUT : StreamType.ERR;
            current.getIOPub()
                    .sendMessage(new Message<>(context, PublishStream.MESSAGE_TYPE, new PublishStream(type, text)));
        }
    }

    private static String version() {
        String version = ParcoursKernel.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
